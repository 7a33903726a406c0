// Counts the rounds of reviewing one use of one offering, and finds the one before.
import { lastDecidedReview, type ReviewRow } from '../../../db/queries/reviews'
import { type Db, run } from '../../../db/store'

/** The next round after the latest decision on the same use and offering; the first where there is none. */
export function* nextRound(tx: Db, of: Pick<ReviewRow, 'useId' | 'offeringId'>) {
  const [prior] = yield* run(lastDecidedReview(tx, of))
  return { priorReviewId: prior?.id ?? null, round: (prior?.round ?? 0) + 1 }
}
