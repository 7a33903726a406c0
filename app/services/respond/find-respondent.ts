// Tells who a session cookie belongs to and, only for the link that it was made for, which review it opens.
import { sessionByTokenHash, touchSession } from '../../../db/queries/door'
import type { Respondent } from '../../core/access/roles'
import { closedBecause } from '../../core/respond/door'
import { whereThereIsRoom } from '../../core/storage/trouble'
import type { Services } from '../context'

export type FoundRespondent =
  | { ok: true; respondent: Respondent }
  /** The session was this link's own, but is over: its owner may ask for a new code. */
  | { ok: false; reason: 'ended' }
  /** A session of another link, or none that ever was: not even that the link exists may be told. */
  | { ok: false; reason: 'not yours' }

/** `lastSeenAt` is for people who look at their sessions; to the minute would be a write for every page. */
const SEEN_EVERY_MS = 10 * 60_000

export async function findRespondent(
  ctx: Pick<Services, 'store' | 'clock' | 'secrets'>,
  { token, sessionToken }: { token: string; sessionToken: string },
): Promise<FoundRespondent> {
  const hash = ctx.secrets.hash('respondent session', sessionToken)
  const [session] = await sessionByTokenHash(ctx.store.db, hash)
  if (
    session === undefined ||
    !ctx.secrets.matches('invitation', token, session.invitationTokenHash)
  ) {
    return { ok: false, reason: 'not yours' }
  }
  const now = ctx.clock.now()
  const invitation = {
    expiresAt: session.invitationExpiresAt,
    revokedAt: session.invitationRevokedAt,
    status: session.reviewStatus,
  }
  const over = session.revokedAt !== null || session.expiresAt <= now
  if (over || closedBecause(invitation, now) !== null) return { ok: false, reason: 'ended' }
  if (now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS) {
    await whereThereIsRoom(touchSession(ctx.store.db, session.id, now))
  }
  return {
    ok: true,
    respondent: {
      kind: 'respondent',
      invitationId: session.invitationId,
      contactId: session.contactId,
      reviewId: session.reviewId,
      name: session.name,
      email: session.email,
    },
  }
}
