// What people may type about themselves, their colleagues and their organisation: one schema for the page and the action.
import { z } from 'zod'
import { staffRoleSchema } from '../access/roles'
import { newPasswordSchema } from './password'

export const line = (max: number, missing: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(max, `Use at most ${max} characters`)
    // Names end up in mail headers and in sheets: one line, no control characters.
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'Use one line of plain text')

/** Lower case, so that one person is never two accounts. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'Use at most 254 characters')
  .pipe(z.email('Enter an e-mail address such as name@example.com'))

/** Typed, not chosen: no rule but a limit, so that a refusal never tells what a stored password looks like. */
const typedPassword = z.string().min(1, 'Enter your password').max(1000, 'Enter your password')

const rolesSchema = z
  .array(staffRoleSchema, 'Choose from the roles on this page')
  .min(1, 'Choose at least one role')
  .transform((roles) => [...new Set(roles)])

export const signInInput = z.object({ email: emailSchema, password: typedPassword })

export const newUserInput = z.object({
  name: line(120, 'Enter the name'),
  email: emailSchema,
  roles: rolesSchema,
})

export type NewUser = z.output<typeof newUserInput>

export const userEntries = ['invitation', 'temporary password'] as const

/** From the administrators' page: what is said besides, how the person gets in. */
export const addedUserInput = newUserInput.extend({
  entry: z.enum(userEntries, 'Choose one of the two').default('temporary password'),
})

export const changeUserInput = z.object({
  name: line(120, 'Enter the name'),
  roles: rolesSchema,
  /** A checkbox: sent when ticked. */
  active: z
    .literal('on')
    .optional()
    .transform((ticked) => ticked === 'on'),
  revision: z.coerce.number<string | number>().int(),
})

export type UserChange = z.output<typeof changeUserInput>

const newAndAgain = { newPassword: newPasswordSchema, repeatPassword: z.string() }
const sameTwice = (typed: { newPassword: string; repeatPassword: string }) =>
  typed.newPassword === typed.repeatPassword
const differs = {
  path: ['repeatPassword'],
  message: 'This differs from the new password above',
}

export const changePasswordInput = z
  .object({ currentPassword: typedPassword, ...newAndAgain })
  .refine(sameTwice, differs)

/** For whoever came by a link: the link is the proof. */
export const choosePasswordInput = z.object(newAndAgain).refine(sameTwice, differs)

/** The present password, asked again before something about signing in changes. */
export const confirmInput = z.object({ currentPassword: typedPassword })

export const askResetInput = z.object({ email: emailSchema })

/** An IANA zone such as Europe/Berlin. */
export const timeZoneSchema = z
  .string()
  .trim()
  .refine(isTimeZone, 'Choose a time zone from the list, such as Europe/Berlin')

export const setupInput = z.object({
  code: z.string().trim().min(1, 'Enter the setup code that the server printed'),
  organisation: line(160, 'Enter the name of your organisation'),
  timeZone: timeZoneSchema,
  name: line(120, 'Enter your name'),
  email: emailSchema,
  password: newPasswordSchema,
  roles: rolesSchema.refine((roles) => roles.includes('admin'), {
    message: 'Keep administrator: without one nobody could add colleagues',
  }),
})

export type SetupInput = z.output<typeof setupInput>

/** Every zone this machine knows, UTC first. */
export function timeZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
