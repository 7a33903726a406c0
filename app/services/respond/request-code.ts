// Mails a one-time code to the invited address: the only thing a link alone can do.
import { appendAudit } from '../../../db/queries/audit'
import { insertCode, mailedCodesSince } from '../../../db/queries/door'
import { queueMail } from '../../../db/queries/respond'
import { run } from '../../../db/store'
import { type ClosedDoor, CODE_MINUTES, CODES_PER_HOUR } from '../../core/respond/door'
import type { Services } from '../context'
import { findDoor } from './find-door'

const minute = 60_000

export type CodeRequested =
  | { ok: true }
  | { ok: false; reason: 'unknown' | ClosedDoor }
  /** The oldest of the last hour's codes leaves the count at `again`. */
  | { ok: false; reason: 'too many'; again: Date }

type Context = Pick<Services, 'store' | 'clock' | 'ids' | 'secrets'>

/** The code itself is derived when the mail is written; here and in the database rests only its keyed hash. */
export async function requestCode(ctx: Context, token: string): Promise<CodeRequested> {
  const found = await findDoor(ctx, token)
  if (!found.ok) return { ok: false, reason: found.reason }
  const { invitationId, reviewId, contactName, contactEmail } = found.door
  const now = ctx.clock.now()
  const code = newCode(ctx, invitationId, now)
  const mail = {
    id: ctx.ids.id(),
    kind: 'code' as const,
    payload: { invitationId, codeId: code.id },
    toName: contactName,
    toEmail: contactEmail,
    now,
  }
  return ctx.store.transact(function* (tx) {
    const since = new Date(now.getTime() - 60 * minute)
    const recent = yield* run(mailedCodesSince(tx, invitationId, since))
    const oldest = recent[0]
    if (oldest !== undefined && recent.length >= CODES_PER_HOUR) {
      const again = new Date(oldest.createdAt.getTime() + 60 * minute)
      return { ok: false, reason: 'too many', again } as const
    }
    yield* run(insertCode(tx, code))
    yield* run(queueMail(tx, { reviewId, invitationId }, mail))
    yield* appendAudit(tx, { at: now, actor: `respondent:${invitationId}` }, [
      { kind: 'code requested', reviewId, payload: { invitationId } },
    ])
    return { ok: true } as const
  })
}

function newCode({ ids, secrets }: Context, invitationId: string, now: Date) {
  const id = ids.id()
  return {
    id,
    invitationId,
    purpose: 'mail' as const,
    codeHash: secrets.hash('mailed code', secrets.deriveDigits('mailed code', id)),
    createdAt: now,
    expiresAt: new Date(now.getTime() + CODE_MINUTES * minute),
  }
}
