// Gives the session that goes on another token: what was known of it before opens nothing any more.
import { insertStaffSession, revokeSession } from '../../../db/queries/people'
import { sessionById } from '../../../db/queries/second-factor'
import { type Db, run, type Work } from '../../../db/store'
import type { SessionWay } from '../../core/people/staff-session'
import type { Services } from '../context'

export interface SessionToRotate {
  userId: string
  sessionId: string
}

/** What a rotated session gets; made before the transaction, which may run twice. */
export const freshSession = ({ ids, secrets }: Pick<Services, 'ids' | 'secrets'>) => {
  const token = ids.token()
  return { id: ids.id(), token, tokenHash: secrets.hash('staff session', token) }
}

/** It ends when it would have ended: a new token is no new sign-in. Throws where the session has just ended. */
export function* rotateSession(
  tx: Db,
  { userId, sessionId }: SessionToRotate,
  { fresh, how, at }: { fresh: ReturnType<typeof freshSession>; how?: SessionWay; at: Date },
): Work<void> {
  const [old] = yield* run(sessionById(tx, sessionId))
  const ended = yield* run(revokeSession(tx, { id: sessionId, userId }, at))
  if (!old || ended.length === 0) throw new Error('The session ended meanwhile')
  const { id, tokenHash } = fresh
  const renewed = { ...old, id, tokenHash, lastSeenAt: at, revokedAt: null }
  yield* run(insertStaffSession(tx, { ...renewed, how: how ?? old.how }))
}
