// Mails a one-time code to the invited address: the only thing a link alone can do.
import { appendAudit } from '../../../db/queries/audit'
import { insertCode, mailedCodesSince } from '../../../db/queries/respond'
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

/** The code itself is derived when the mail is written; here and in the database rests only its keyed hash. */
export async function requestCode(
  ctx: Pick<Services, 'store' | 'clock' | 'ids' | 'secrets'>,
  token: string,
): Promise<CodeRequested> {
  const found = await findDoor(ctx, token)
  if (!found.ok) return { ok: false, reason: found.reason }
  const { door } = found
  const now = ctx.clock.now()
  const codeId = ctx.ids.id()
  const digits = ctx.secrets.deriveDigits('mailed code', codeId)
  const codeHash = ctx.secrets.hash('mailed code', digits)
  const outboxId = ctx.ids.id()
  return ctx.store.transact(function* (tx) {
    const since = new Date(now.getTime() - 60 * minute)
    const recent = yield* run(mailedCodesSince(tx, door.invitationId, since))
    const oldest = recent[0]
    if (oldest !== undefined && recent.length >= CODES_PER_HOUR) {
      const again = new Date(oldest.createdAt.getTime() + 60 * minute)
      return { ok: false, reason: 'too many', again } as const
    }
    yield* run(
      insertCode(tx, {
        id: codeId,
        invitationId: door.invitationId,
        purpose: 'mail',
        codeHash,
        createdAt: now,
        expiresAt: new Date(now.getTime() + CODE_MINUTES * minute),
      }),
    )
    yield* run(
      tx.insert(tx.t.outbox).values({
        id: outboxId,
        reviewId: door.reviewId,
        kind: 'code',
        payload: { invitationId: door.invitationId, codeId },
        toName: door.contactName,
        toEmail: door.contactEmail,
        dueAt: now,
        status: 'waiting',
        createdAt: now,
      }),
    )
    yield* appendAudit(tx, { at: now, actor: `respondent:${door.invitationId}` }, [
      {
        kind: 'code requested',
        reviewId: door.reviewId,
        payload: { invitationId: door.invitationId },
      },
    ])
    return { ok: true } as const
  })
}
