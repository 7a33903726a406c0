// Writes down how a mail's delivery ended, with its audit event, and escalates after the last reminder.
import { appendAudit } from '../../../db/queries/audit'
import { type OutboxRow, settleMail } from '../../../db/queries/delivery'
import { run } from '../../../db/store'
import type { AuditEvent } from '../../core/audit/events'
import { nextTry } from '../../core/mail/retry'
import type { Services } from '../context'
import { escalateAfter, isLastReminder } from './escalate'

/** What came of one mail. */
export type MailEnd =
  | { end: 'sent'; messageId: string }
  | { end: 'postponed'; until: Date; because: string }
  | { end: 'cancelled'; because: string }
  /** Not now; tried again later, and failed for good when there were enough tries. */
  | { end: 'deferred'; said: string }
  | { end: 'refused'; said: string }
  /** Another process took the turn between looking and sending: this one keeps its place. */
  | { end: 'paced' }
  /** The server took no mail at all: this one keeps its place and its tries. */
  | { end: 'unreachable'; said: string }

/** False when another process had taken over the lease and this one has nothing better to say. */
export async function settle(
  ctx: Pick<Services, 'store'>,
  row: OutboxRow,
  end: MailEnd,
  now: Date,
): Promise<boolean> {
  const { change, event } = writtenDown(row, end, now)
  // A mail that went out went out, whoever holds it now: said late, it still prevents a second one.
  const lease = end.end === 'sent' ? null : row.claimedUntil
  return ctx.store.transact(function* (tx) {
    const settled = yield* run(settleMail(tx, { id: row.id, lease }, change))
    if (settled.length === 0) return false
    if (event) yield* appendAudit(tx, { at: now, actor: 'job' }, [event])
    if (change.status && row.reviewId && isLastReminder(row)) {
      yield* escalateAfter(tx, { ...row, reviewId: row.reviewId, endedAt: now }, now)
    }
    return true
  })
}

type Change = Parameters<typeof settleMail>[2]

function writtenDown(
  row: OutboxRow,
  end: MailEnd,
  now: Date,
): { change: Change; event: AuditEvent | null } {
  const about = { outboxId: row.id, kind: row.kind }
  const { reviewId } = row
  switch (end.end) {
    case 'sent':
      return {
        change: {
          status: 'sent',
          attempts: row.attempts + 1,
          sentAt: now,
          messageId: end.messageId,
          lastError: null,
        },
        event: { kind: 'mail sent', reviewId, payload: about },
      }
    case 'postponed': {
      const payload = { ...about, until: end.until.toISOString(), because: end.because }
      return {
        change: { dueAt: end.until, lastError: `Postponed: ${end.because}` },
        event: { kind: 'mail postponed', reviewId, payload },
      }
    }
    case 'cancelled':
      return {
        change: { status: 'cancelled', lastError: `Not sent: ${end.because}` },
        event: { kind: 'mail cancelled', reviewId, payload: { ...about, because: end.because } },
      }
    case 'paced':
      return { change: {}, event: null }
    case 'unreachable':
      return { change: { lastError: end.said }, event: null }
    case 'deferred':
    case 'refused':
      return afterFailure(row, end, now)
  }
}

function afterFailure(
  row: OutboxRow,
  { end, said }: { end: 'deferred' | 'refused'; said: string },
  now: Date,
): { change: Change; event: AuditEvent | null } {
  const attempts = row.attempts + 1
  const again = end === 'refused' ? null : nextTry(attempts, now)
  if (again) return { change: { attempts, dueAt: again, lastError: said }, event: null }
  return {
    change: { status: 'failed', attempts, lastError: said },
    event: {
      kind: 'mail failed',
      reviewId: row.reviewId,
      payload: { outboxId: row.id, kind: row.kind, attempts },
    },
  }
}
