// Signs in a person whose identity was just checked: a fresh token, and the one this browser had ends.
import { appendAudit } from '../../../db/queries/audit'
import {
  forgetExpiredSessions,
  insertStaffSession,
  revokeSession,
  userById,
} from '../../../db/queries/people'
import { run } from '../../../db/store'
import { expiryOf, type SessionWay } from '../../core/people/staff-session'
import type { Services } from '../context'

export interface SessionToOpen {
  userId: string
  /** In words, from `deviceOf`. */
  device: string
  /** The session this browser is signed in with until now. */
  replaces: { sessionId: string; userId: string } | null
  /** What was checked. Nothing said counts as the least: a password alone. */
  how?: SessionWay
  /** Where a password alone was checked, what it was held against. */
  passwordHash?: string
}

export type SessionOpened =
  | { ok: true; token: string }
  | { ok: false; reason: 'deactivated' | 'changed meanwhile' }

/**
 * The token goes into the cookie and nowhere else; only its keyed hash is stored. Checking a password takes a while:
 * where it was replaced or a second factor was turned on meanwhile, the sessions that ended with that stay the last.
 */
export async function openSession(
  ctx: Pick<Services, 'store' | 'clock' | 'ids' | 'secrets'>,
  { userId, device, replaces, how = 'password', passwordHash }: SessionToOpen,
): Promise<SessionOpened> {
  const now = ctx.clock.now()
  const token = ctx.ids.token()
  const session = {
    id: ctx.ids.id(),
    tokenHash: ctx.secrets.hash('staff session', token),
    userId,
    device,
    how,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: expiryOf(now),
  }
  return ctx.store.transact(function* (tx) {
    const [user] = yield* run(userById(tx, userId))
    if (!user?.active) return { ok: false, reason: 'deactivated' } as const
    const isOld = user.passwordHash !== passwordHash || user.secondFactorAt !== null
    if (passwordHash !== undefined && isOld) {
      return { ok: false, reason: 'changed meanwhile' } as const
    }
    if (replaces) {
      const old = { id: replaces.sessionId, userId: replaces.userId }
      yield* run(revokeSession(tx, old, now))
    }
    yield* run(forgetExpiredSessions(tx, userId, now))
    yield* run(insertStaffSession(tx, session))
    yield* appendAudit(tx, { at: now, actor: `user:${userId}` }, [
      { kind: 'signed in', reviewId: null, payload: { userId, email: user.email } },
    ])
    return { ok: true, token } as const
  })
}
