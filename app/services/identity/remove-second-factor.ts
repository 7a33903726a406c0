// An administrator takes a lost second factor away from a colleague, whose password alone then opens the account.
import { appendAudit } from '../../../db/queries/audit'
import { revokeSessionsOf, userById } from '../../../db/queries/people'
import {
  endPendingSignInsOf,
  removeBackupCodes,
  setSecondFactor,
} from '../../../db/queries/second-factor'
import { run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { Services } from '../context'
import { tellAccount } from './account-mail'

export type FactorRemoved =
  | { ok: true }
  | { ok: false; reason: 'not allowed' | 'unknown' | 'own account' | 'not on' }

/** Their sessions end, and a mail says who did it. One's own is turned off on the account page, with a code. */
export async function removeSecondFactor(
  ctx: Pick<Services, 'store' | 'clock' | 'ids' | 'mailer'>,
  staff: Staff,
  userId: string,
): Promise<FactorRemoved> {
  if (!allows(staff, 'users.manage')) return { ok: false, reason: 'not allowed' }
  if (userId === staff.id) return { ok: false, reason: 'own account' }
  const at = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    const [user] = yield* run(userById(tx, userId))
    if (!user) return { ok: false, reason: 'unknown' } as const
    if (!user.secondFactorAt) return { ok: false, reason: 'not on' } as const
    yield* run(setSecondFactor(tx, userId, null))
    yield* run(removeBackupCodes(tx, userId))
    yield* run(endPendingSignInsOf(tx, userId))
    yield* run(revokeSessionsOf(tx, { userId, except: null }, at))
    const payload = { userId, email: user.email }
    yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, [
      { kind: 'second factor removed', reviewId: null, payload },
      { kind: 'sessions ended', reviewId: null, payload },
    ])
    const mail = { kind: 'second factor changed', payload: { userId, what: 'removed' } } as const
    yield* tellAccount(tx, ctx, { user, mail, at })
    return { ok: true } as const
  })
}
