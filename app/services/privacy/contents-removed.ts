// The day on which the answers and the evidence of a review were removed, because they had been kept long enough.
import { emptiedAt } from '../../../db/queries/retention'
import { reviewByNumber } from '../../../db/queries/reviews'
import type { Services } from '../context'

/** Null where they are there. For pages that have asked whether the reader may see the review. */
export async function contentsRemovedAt(
  { store }: Pick<Services, 'store'>,
  number: number,
): Promise<Date | null> {
  const [found] = await reviewByNumber(store.db, number)
  const [removed] = found ? await emptiedAt(store.db, found.review.id) : []
  return removed?.at ?? null
}
