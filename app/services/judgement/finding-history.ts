// What happened to each finding of a review, from the audit log: raised, changed, closed, opened again.
import { z } from 'zod'
import type { auditOfReviewKinds } from '../../../db/queries/audit'
import { type EventKind, parseEvent, sentenceOf } from '../../core/audit/events'

type AuditRow = Awaited<ReturnType<typeof auditOfReviewKinds>>[number]

export const findingKinds = [
  'finding raised',
  'finding changed',
  'finding closed',
  'finding reopened',
] as const satisfies readonly EventKind[]

const bodySchema = z.looseObject({ payload: z.looseObject({ number: z.number() }) })

const payloadOf = ({ body }: Pick<AuditRow, 'body'>) => bodySchema.parse(JSON.parse(body)).payload

/** The number of the finding that an event tells of. */
export const findingOf = (event: Pick<AuditRow, 'body'>): number => payloadOf(event).number

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
      sentence: sentenceOf(parseEvent(event.kind, event.reviewId, payloadOf(event))),
    }))
}
