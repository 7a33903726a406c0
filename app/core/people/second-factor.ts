// The second step of a sign-in: what a typed code can be, and who has to have a second factor.
import { z } from 'zod'
import type { Organisation } from './organisation'
import type { SessionWay } from './staff-session'

/** A time step of RFC 6238, in seconds. */
export const STEP_SECONDS = 30

/** How far the clock of a telephone may be off, in steps to either side. */
export const STEPS_OFF = 1

export const BACKUP_CODES = 10
export const BACKUP_DIGITS = 10

/** The password was right; the code has to follow within this time. */
export const PENDING_MINUTES = 10

export const codeInput = z.object({
  code: z
    .string()
    .max(100, 'Enter the six digits from your app')
    .transform((typed) => typed.replace(/[\s-]/g, ''))
    .refine(
      (code) => /^(\d{6}|\d{10})$/.test(code),
      'Enter the six digits, or a backup code of ten',
    ),
})

/** Six digits come from the app, ten are a backup code. */
export const isBackupCode = (code: string): boolean => code.length === BACKUP_DIGITS

/** "01234-56789" */
export const backupCodeText = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`

/** A single sign-on asks for its own second factor; a password alone is asked for ours where everybody needs one. */
export function mustSetUpSecondFactor(
  { how, hasFactor }: { how: SessionWay; hasFactor: boolean },
  { secondFactor }: Pick<Organisation, 'secondFactor'>,
): boolean {
  return secondFactor === 'everybody' && how === 'password' && !hasFactor
}
