// A person's own sessions that are still open, the most recently used first.
import { openSessionsOf } from '../../../db/queries/people'
import type { Staff } from '../../core/access/roles'
import { isAlive } from '../../core/people/staff-session'
import type { Services } from '../context'

export interface OwnSession {
  id: string
  device: string
  createdAt: Date
  lastSeenAt: Date
}

export async function listSessions(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
): Promise<OwnSession[]> {
  const now = ctx.clock.now()
  const open = await openSessionsOf(ctx.store.db, staff.id)
  return open
    .filter((session) => isAlive(session, now))
    .map(({ id, device, createdAt, lastSeenAt }) => ({ id, device, createdAt, lastSeenAt }))
}
