// Turns a typed code into a session on this device, counting every try and killing the code once it worked.
import { appendAudit } from '../../../db/queries/audit'
import { countTry, insertSession, spendCodes } from '../../../db/queries/door'
import { markOpened } from '../../../db/queries/respond'
import { run } from '../../../db/store'
import { type ClosedDoor, CODE_TRIES, readCode, SESSION_DAYS } from '../../core/respond/door'
import type { Services } from '../context'
import { findDoor } from './find-door'

const day = 24 * 60 * 60_000

export type SignedIn =
  | { ok: true; sessionToken: string; expiresAt: Date }
  | { ok: false; reason: 'unknown' | ClosedDoor }
  /** Not six or eight digits. */
  | { ok: false; reason: 'not a code' }
  /** Wrong; `triesLeft` on the code that has most left. */
  | { ok: false; reason: 'wrong'; triesLeft: number }
  /** No code is alive: none was asked for, or it ran out, was used or had its tries. */
  | { ok: false; reason: 'no live code' }

export async function signIn(
  ctx: Pick<Services, 'store' | 'clock' | 'ids' | 'secrets'>,
  { token, typed }: { token: string; typed: string },
): Promise<SignedIn> {
  const found = await findDoor(ctx, token)
  if (!found.ok) return { ok: false, reason: found.reason }
  const code = readCode(typed)
  if (!code.ok) return { ok: false, reason: 'not a code' }
  const { invitationId, reviewId } = found.door
  const now = ctx.clock.now()
  const sessionToken = ctx.ids.token()
  const session = {
    id: ctx.ids.id(),
    tokenHash: ctx.secrets.hash('respondent session', sessionToken),
    invitationId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + SESSION_DAYS * day),
  }
  const secretPurpose = code.purpose === 'mail' ? 'mailed code' : 'handed code'
  const matches = (hash: string) => ctx.secrets.matches(secretPurpose, code.digits, hash)
  return ctx.store.transact(function* (tx) {
    // The try is counted before the code is compared, so that racing guesses cannot share one try.
    const alive = yield* run(countTry(tx, { invitationId, purpose: code.purpose, now }))
    if (alive.length === 0) return { ok: false, reason: 'no live code' } as const
    if (!alive.some(({ codeHash }) => matches(codeHash))) {
      const triesLeft = CODE_TRIES - Math.min(...alive.map(({ tries }) => tries))
      yield* appendAudit(tx, { at: now, actor: `respondent:${invitationId}` }, [
        { kind: 'code refused', reviewId, payload: { invitationId } },
      ])
      return { ok: false, reason: 'wrong', triesLeft } as const
    }
    yield* run(spendCodes(tx, invitationId, now))
    yield* run(insertSession(tx, session))
    yield* run(markOpened(tx, { reviewId, invitationId }, now))
    yield* appendAudit(tx, { at: now, actor: `respondent:${invitationId}` }, [
      { kind: 'respondent identified', reviewId, payload: { invitationId } },
    ])
    return { ok: true, sessionToken, expiresAt: session.expiresAt } as const
  })
}
