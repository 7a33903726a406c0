// A person ends one of their own sessions, this one included, or all the others.
import { appendAudit } from '../../../db/queries/audit'
import { revokeSession, revokeSessionsOf, userById } from '../../../db/queries/people'
import { sessionById } from '../../../db/queries/second-factor'
import { type Db, run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import { isFresh } from '../../core/people/staff-session'
import type { Services } from '../context'
import { checkPassword, type PasswordChecked } from './check-password'
import type { IdentityContext } from './identity-context'

/** Signing out. False where this person has no such session: another person's is out of reach. */
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

export interface SessionsToEnd {
  /** One of theirs, or every one but the present. */
  which: { sessionId: string } | 'others'
  presentId: string
  /** The present password as it was typed; empty where it was not asked for. */
  password: string
}

export type SessionsEnded =
  | { ok: true }
  | Exclude<PasswordChecked, { ok: true }>
  | { ok: false; reason: 'password needed' | 'sign in anew' }

/**
 * Ends other sessions of this person. Whoever finds an unlocked screen shall not throw its owner out elsewhere: it
 * takes a sign-in of the last minutes, or the password once more (OWASP ASVS 5.0, 7.5.2).
 */
export async function endOwnSessions(
  ctx: IdentityContext,
  staff: Staff,
  { which, presentId, password }: SessionsToEnd,
): Promise<SessionsEnded> {
  const proof = await provesItself(ctx, staff, { presentId, password })
  if (!proof.ok) return proof
  const now = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    const userId = staff.id
    const ended = yield* run(
      which === 'others'
        ? revokeSessionsOf(tx, { userId, except: presentId }, now)
        : revokeSession(tx, { id: which.sessionId, userId }, now),
    )
    yield* noteEnded(tx, staff, { at: now, count: ended.length })
    return { ok: true } as const
  })
}

async function provesItself(
  ctx: IdentityContext,
  staff: Staff,
  { presentId, password }: Pick<SessionsToEnd, 'presentId' | 'password'>,
): Promise<SessionsEnded> {
  const [present] = await sessionById(ctx.store.db, presentId)
  if (present && isFresh(present, ctx.clock.now())) return { ok: true }
  const [user] = await userById(ctx.store.db, staff.id)
  if (!user?.passwordHash) return { ok: false, reason: 'sign in anew' }
  if (password === '') return { ok: false, reason: 'password needed' }
  const checked = await checkPassword(ctx, { email: staff.email, password })
  return checked.ok ? { ok: true } : checked
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
