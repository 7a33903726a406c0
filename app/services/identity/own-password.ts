// Gives an account the password that its owner chose: whatever opened the account before ends with it.
import { appendAudit } from '../../../db/queries/audit'
import { revokeSessionsOf, setPassword, type UserRow } from '../../../db/queries/people'
import { endPendingSignInsOf } from '../../../db/queries/second-factor'
import { withdrawStaffLinks } from '../../../db/queries/staff-links'
import { type Db, run, type Work } from '../../../db/store'
import type { Services } from '../context'
import { tellAccount } from './account-mail'

export interface ChosenPassword {
  user: UserRow
  passwordHash: string
  /** The session that goes on; null where every one ends. */
  except: string | null
  at: Date
}

/** Sessions, half-way sign-ins and links of this account end; a mail tells its owner. */
export function* replacePassword(
  tx: Db,
  ctx: Pick<Services, 'ids' | 'mailer'>,
  { user, passwordHash, except, at }: ChosenPassword,
): Work<void> {
  const userId = user.id
  yield* run(
    setPassword(tx, userId, { passwordHash, passwordTemporary: false, passwordExpiresAt: null }),
  )
  yield* run(revokeSessionsOf(tx, { userId, except }, at))
  yield* run(endPendingSignInsOf(tx, userId))
  yield* run(withdrawStaffLinks(tx, { userId, purpose: null }, at))
  yield* appendAudit(tx, { at, actor: `user:${userId}` }, [
    { kind: 'password changed', reviewId: null, payload: { userId, email: user.email } },
  ])
  yield* tellAccount(tx, ctx, { user, mail: { kind: 'password changed', payload: { userId } }, at })
}
