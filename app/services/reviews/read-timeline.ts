// The audit events of a review as lines with the names of the people in them.
import type { auditOfReview } from '../../../db/queries/audit'
import { respondentsOf, staffNames } from '../../../db/queries/judgement'
import { readEvent } from '../../core/audit/link-body'
import { type TimelineReader, timelineOf } from '../../core/review/timeline'
import type { Services } from '../context'
import type { ReviewRows } from './find-review'

type Event = Awaited<ReturnType<typeof auditOfReview>>[number]

export async function readTimeline(
  { store }: Pick<Services, 'store'>,
  { review, vendor }: ReviewRows,
  { events, reader }: { events: readonly Event[]; reader: TimelineReader },
) {
  const [users, respondents] = await Promise.all([
    staffNames(store.db),
    respondentsOf(store.db, review.id),
  ])
  const names = new Map<string, string>([
    ...users.map(({ id, name }) => [`user:${id}`, name] as const),
    ...respondents.map(
      ({ invitationId, name }) =>
        [`respondent:${invitationId}`, `${name}, ${vendor.name}`] as const,
    ),
    ['job', 'Assay'] as const,
  ])
  const entries = events.map((stored) => ({
    at: stored.at,
    actor: stored.actor,
    event: readEvent(stored),
  }))
  return timelineOf(entries, reader).map(({ at, actor, sentence }) => ({
    at: at.toISOString(),
    who: names.get(actor) ?? actor,
    sentence,
  }))
}
