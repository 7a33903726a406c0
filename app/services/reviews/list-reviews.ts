// The reviews that a member of staff may see, filtered and in the wanted order.
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { type Arrangement, arrange } from '../../core/review/listing'
import { type ReviewSummary, reviewSummaries, type SummariesContext } from './review-summaries'

export type ReviewsListed =
  | {
      ok: true
      rows: ReviewSummary[]
      /** How many there are without any filter. */
      known: number
      /** False for a requester, who sees how a review of their use ended and no scores. */
      withScores: boolean
    }
  | { ok: false; reason: 'not allowed' }

/** A requester gets the reviews of their own uses alone. */
export async function listReviews(
  ctx: SummariesContext,
  staff: Staff,
  arrangement: Pick<Arrangement, 'filters' | 'sort' | 'descending'>,
): Promise<ReviewsListed> {
  if (!allows(staff, 'review.list')) return { ok: false, reason: 'not allowed' }
  const everybodys = allows(staff, 'review.outcome')
  const all = await reviewSummaries(ctx, everybodys ? {} : { requesterId: staff.id })
  const seen = everybodys ? all : all.map(outcomeOnly)
  const rows = arrange(seen, arrangement)
  return { ok: true, rows, known: all.length, withScores: everybodys }
}

const outcomeOnly = (row: ReviewSummary): ReviewSummary => ({
  ...row,
  assured: null,
  asStated: null,
})
