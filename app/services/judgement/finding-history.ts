// What happened to each finding of a review, from the audit log: raised, changed, closed, opened again.
import type { auditOfReviewKinds } from '../../../db/queries/audit'
import { type EventKind, sentenceOf } from '../../core/audit/events'
import { readEvent } from '../../core/audit/link-body'

type AuditRow = Awaited<ReturnType<typeof auditOfReviewKinds>>[number]

export const findingKinds = [
  'finding raised',
  'finding changed',
  'finding closed',
  'finding reopened',
] as const satisfies readonly EventKind[]

/** The number of the finding that an event tells of; null where it is of another kind. */
export function findingOf(stored: Pick<AuditRow, 'body' | 'values'>): number | null {
  const { payload } = readEvent(stored)
  return 'number' in payload ? payload.number : null
}

export function findingHistory(
  events: readonly AuditRow[],
  number: number,
  nameOf: (actor: string) => string,
) {
  return events
    .filter((event) => findingOf(event) === number)
    .map((event) => ({
      by: nameOf(event.actor),
      at: event.at.toISOString(),
      sentence: sentenceOf(readEvent(event)),
    }))
}
