// An administrator gives a colleague who lost theirs a new temporary password; their sessions end.
import { appendAudit } from '../../../db/queries/audit'
import { revokeSessionsOf, setPassword, userById } from '../../../db/queries/people'
import { endPendingSignInsOf } from '../../../db/queries/second-factor'
import { withdrawStaffLinks } from '../../../db/queries/staff-links'
import { run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { temporaryUntil } from '../../core/people/staff-link'
import type { Services } from '../context'
import { tellAccount } from './account-mail'
import { temporaryPassword } from './temporary-password'

export type PasswordReset =
  | { ok: true; temporaryPassword: string }
  | { ok: false; reason: 'not allowed' | 'unknown' | 'own account' }

/** One's own password is changed on the account page, which asks for the present one. */
export async function resetPassword(
  ctx: Pick<Services, 'store' | 'clock' | 'ids' | 'passwords' | 'mailer'>,
  staff: Staff,
  userId: string,
): Promise<PasswordReset> {
  if (!allows(staff, 'users.manage')) return { ok: false, reason: 'not allowed' }
  if (userId === staff.id) return { ok: false, reason: 'own account' }
  const password = temporaryPassword(ctx.ids)
  const passwordHash = await ctx.passwords.hash(password)
  const now = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    const [user] = yield* run(userById(tx, userId))
    if (!user) return { ok: false, reason: 'unknown' } as const
    const temporary = { passwordTemporary: true, passwordExpiresAt: temporaryUntil(now) }
    yield* run(setPassword(tx, userId, { passwordHash, ...temporary }))
    yield* run(endPendingSignInsOf(tx, userId))
    yield* run(withdrawStaffLinks(tx, { userId, purpose: null }, now))
    yield* run(revokeSessionsOf(tx, { userId, except: null }, now))
    const facts = { userId, email: user.email }
    yield* appendAudit(tx, { at: now, actor: `user:${staff.id}` }, [
      { kind: 'password changed', reviewId: null, payload: facts },
      { kind: 'sessions ended', reviewId: null, payload: facts },
    ])
    const mail = { kind: 'password changed', payload: { userId } } as const
    yield* tellAccount(tx, ctx, { user, mail, at: now })
    return { ok: true, temporaryPassword: password } as const
  })
}
