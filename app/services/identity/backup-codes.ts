// Ten codes for the day on which the telephone is lost: shown once, each good for one sign-in, all replaced together.

import { appendAudit } from '../../../db/queries/audit'
import { userById } from '../../../db/queries/people'
import { insertBackupCodes, removeBackupCodes } from '../../../db/queries/second-factor'
import { type Db, run, type Work } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import { BACKUP_CODES, BACKUP_DIGITS, backupCodeText } from '../../core/people/second-factor'
import type { Secrets } from '../../ports/secrets'
import type { Services } from '../context'
import { checkPassword, type PasswordChecked } from './check-password'
import type { IdentityContext } from './identity-context'

export interface FreshCode {
  id: string
  code: string
}

/** Made before the transaction, which may run twice. */
export const freshCodes = (ids: Services['ids']): FreshCode[] =>
  Array.from({ length: BACKUP_CODES }, () => ({ id: ids.id(), code: ids.digits(BACKUP_DIGITS) }))

export const codesToShow = (codes: readonly FreshCode[]): string[] =>
  codes.map(({ code }) => backupCodeText(code))

/** Keyed with the account as well: two people's equal codes look different in the database. */
export const backupCodeHash = (secrets: Secrets, userId: string, code: string): string =>
  secrets.hash('backup code', `${userId}\n${code}`)

export function* replaceBackupCodes(
  tx: Db,
  secrets: Secrets,
  { userId, codes, at }: { userId: string; codes: readonly FreshCode[]; at: Date },
): Work<void> {
  yield* run(removeBackupCodes(tx, userId))
  const rows = codes.map(({ id, code }) => ({
    id,
    userId,
    codeHash: backupCodeHash(secrets, userId, code),
    createdAt: at,
  }))
  yield* run(insertBackupCodes(tx, rows))
}

export type CodesRenewed =
  | { ok: true; codes: string[] }
  | Exclude<PasswordChecked, { ok: true }>
  | { ok: false; reason: 'not on' }

/** The old ones stop working in the same act. */
export async function renewBackupCodes(
  ctx: IdentityContext,
  staff: Staff,
  { currentPassword }: { currentPassword: string },
): Promise<CodesRenewed> {
  const checked = await checkPassword(ctx, { email: staff.email, password: currentPassword })
  if (!checked.ok) return checked
  const at = ctx.clock.now()
  const codes = freshCodes(ctx.ids)
  return ctx.store.transact(function* (tx) {
    const [user] = yield* run(userById(tx, staff.id))
    if (!user?.secondFactorAt) return { ok: false, reason: 'not on' } as const
    yield* replaceBackupCodes(tx, ctx.secrets, { userId: staff.id, codes, at })
    yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, [
      {
        kind: 'backup codes made',
        reviewId: null,
        payload: { userId: staff.id, email: user.email },
      },
    ])
    return { ok: true, codes: codesToShow(codes) } as const
  })
}
