// A person ends one of their own sessions, this one included, or all the others.
import { appendAudit } from '../../../db/queries/audit'
import { revokeSession, revokeSessionsOf } from '../../../db/queries/people'
import { type Db, run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { Services } from '../context'

/** False where this person has no such session: another person's is out of reach. */
export async function endSession(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  sessionId: string,
): Promise<boolean> {
  const now = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    const ended = yield* run(revokeSession(tx, { id: sessionId, userId: staff.id }, now))
    return yield* noteEnded(tx, staff, { at: now, count: ended.length })
  })
}

/** Ends every session of this person but the one named; false where there was none. */
export async function endOtherSessions(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  sessionId: string,
): Promise<boolean> {
  const now = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    const others = { userId: staff.id, except: sessionId }
    const ended = yield* run(revokeSessionsOf(tx, others, now))
    return yield* noteEnded(tx, staff, { at: now, count: ended.length })
  })
}

function* noteEnded(tx: Db, staff: Staff, { at, count }: { at: Date; count: number }) {
  if (count === 0) return false
  yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, [
    {
      kind: 'sessions ended',
      reviewId: null,
      payload: { userId: staff.id, email: staff.email },
    },
  ])
  return true
}
