// Who of staff is written to about the dates of a decided review.
import { reviewById } from '../../../db/queries/reviews'
import { type Db, run, type Work } from '../../../db/store'
import { allows } from '../../core/access/policy'
import { type Colleague, colleagues } from './tell-staff'

/**
 * Whoever looks after the review: its owner, or whoever launched it. Where that person has left,
 * everybody who may launch reviews, so that no date is told to nobody.
 */
export function* caretakers(tx: Db, reviewId: string): Work<Colleague[]> {
  const [review] = yield* run(reviewById(tx, reviewId))
  if (!review) throw new Error(`No review ${reviewId}`)
  const everybody = yield* colleagues(tx)
  for (const id of [review.ownerId, review.launchedById]) {
    const found = everybody.find((staff) => staff.id === id)
    if (found) return [found]
  }
  return everybody.filter((staff) => allows(staff, 'review.launch'))
}

interface Condition {
  ownerSide: 'vendor' | 'us'
  /** In the words of whoever wrote the condition: a name, an address, a team. */
  owner: string
}

/**
 * Whoever looks after the review; the colleague whom a condition of ours names; and legal, where it is named
 * as the owner or where a consequence is now to be drawn.
 */
export function* conditionReaders(
  tx: Db,
  reviewId: string,
  { condition, overdue }: { condition: Condition; overdue: boolean },
): Work<Colleague[]> {
  const told = new Map((yield* caretakers(tx, reviewId)).map((staff) => [staff.id, staff]))
  const owner = condition.owner.trim().toLowerCase()
  const legal = overdue || (condition.ownerSide === 'us' && /\blegal\b/.test(owner))
  for (const staff of yield* colleagues(tx)) {
    const named =
      condition.ownerSide === 'us' &&
      [staff.name, staff.email].some((of) => of.toLowerCase() === owner)
    if (named || (legal && staff.roles.includes('legal'))) told.set(staff.id, staff)
  }
  return [...told.values()]
}
