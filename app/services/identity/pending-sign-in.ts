// A sign-in whose password was right and whose code is still to come: nobody yet, and no page but the code page answers it.
import { userById } from '../../../db/queries/people'
import {
  endPendingSignIn,
  endPendingSignInsOf,
  insertPendingSignIn,
  pendingSignInByToken,
} from '../../../db/queries/second-factor'
import { run } from '../../../db/store'
import { PENDING_MINUTES } from '../../core/people/second-factor'
import type { Services } from '../context'
import { checkCode } from './check-code'
import type { IdentityContext } from './identity-context'
import { openSession, type SessionToOpen } from './open-session'

/** The token goes into a cookie of its own, which no other page looks at. One half-way sign-in an account. */
export async function beginSecondStep(
  ctx: Pick<Services, 'store' | 'clock' | 'ids' | 'secrets'>,
  userId: string,
  /** What the password was held against. */
  passwordHash?: string,
): Promise<{ token: string }> {
  const createdAt = ctx.clock.now()
  const token = ctx.ids.token()
  const expiresAt = new Date(createdAt.getTime() + PENDING_MINUTES * 60_000)
  const tokenHash = ctx.secrets.hash('pending sign-in', token)
  const row = { id: ctx.ids.id(), tokenHash, userId, createdAt, expiresAt }
  await ctx.store.transact(function* (tx) {
    const [user] = yield* run(userById(tx, userId))
    // Replaced while it was checked: the token opens nothing, and the code page leads back to the password.
    if (passwordHash !== undefined && user?.passwordHash !== passwordHash) return
    yield* run(endPendingSignInsOf(tx, userId))
    yield* run(insertPendingSignIn(tx, row))
  })
  return { token }
}

/** Null where there is none with this token, or it ran out. */
export async function findPending(
  ctx: Pick<Services, 'store' | 'clock' | 'secrets'>,
  token: string,
): Promise<{ id: string; userId: string } | null> {
  const hash = ctx.secrets.hash('pending sign-in', token)
  const [found] = await pendingSignInByToken(ctx.store.db, hash, ctx.clock.now())
  return found?.user.active ? { id: found.pending.id, userId: found.user.id } : null
}

export type SecondStep =
  | { ok: true; token: string }
  | { ok: false; reason: 'gone' | 'wrong code' | 'too many tries' }

/** Only now is it somebody: a session with a token of its own. */
export async function passSecondStep(
  ctx: IdentityContext,
  pending: { token: string; code: string },
  browser: Pick<SessionToOpen, 'device' | 'replaces'>,
): Promise<SecondStep> {
  const found = await findPending(ctx, pending.token)
  if (found === null) return { ok: false, reason: 'gone' }
  const checked = await checkCode(ctx, { userId: found.userId, code: pending.code })
  if (!checked.ok) return checked
  const ended = await ctx.store.transact((tx) => run(endPendingSignIn(tx, found.id)))
  if (ended.length === 0) return { ok: false, reason: 'gone' }
  const opened = await openSession(ctx, { ...browser, userId: found.userId, how: 'second factor' })
  return opened.ok ? opened : { ok: false, reason: 'gone' }
}
