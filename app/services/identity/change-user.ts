// An administrator changes a colleague's name and roles, or deactivates and reactivates the account.
import { appendAudit } from '../../../db/queries/audit'
import { allUsers, revokeSessionsOf, updateUser } from '../../../db/queries/people'
import { endPendingSignInsOf } from '../../../db/queries/second-factor'
import { withdrawStaffLinks } from '../../../db/queries/staff-links'
import { run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { AuditEvent } from '../../core/audit/events'
import type { UserChange } from '../../core/people/input'
import { keepsAnAdmin } from '../../core/people/user'
import type { Services } from '../context'

export type UserChanged =
  | { ok: true }
  | { ok: false; reason: 'not allowed' | 'unknown' | 'last administrator' | 'changed meanwhile' }

/** Roles count from the colleague's next request on; deactivating ends their sessions at once. */
export async function changeUser(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  userId: string,
  { revision, ...change }: UserChange,
): Promise<UserChanged> {
  if (!allows(staff, 'users.manage')) return { ok: false, reason: 'not allowed' }
  const now = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    // Every account is read here, so that two administrators cannot each remove the other at once.
    const users = yield* run(allUsers(tx))
    const user = users.find(({ id }) => id === userId)
    if (!user) return { ok: false, reason: 'unknown' } as const
    if (!keepsAnAdmin(users, { id: userId, ...change })) {
      return { ok: false, reason: 'last administrator' } as const
    }
    const changed = yield* run(updateUser(tx, { id: userId, revision }, change))
    if (changed.length === 0) return { ok: false, reason: 'changed meanwhile' } as const
    const facts = { userId, email: user.email }
    const events: AuditEvent[] = [
      {
        kind: 'user changed',
        reviewId: null,
        payload: { ...facts, roles: change.roles, active: change.active },
      },
    ]
    if (!change.active) {
      yield* run(endPendingSignInsOf(tx, userId))
      yield* run(withdrawStaffLinks(tx, { userId, purpose: null }, now))
      const ended = yield* run(revokeSessionsOf(tx, { userId, except: null }, now))
      if (ended.length > 0) events.push({ kind: 'sessions ended', reviewId: null, payload: facts })
    }
    yield* appendAudit(tx, { at: now, actor: `user:${staff.id}` }, events)
    return { ok: true } as const
  })
}
