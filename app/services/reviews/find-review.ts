// Finds a review by its number for somebody who may see at least how it ends.
import { reviewByNumber } from '../../../db/queries/reviews'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { TimelineReader } from '../../core/review/timeline'
import type { Services } from '../context'

export type ReviewRows = Awaited<ReturnType<typeof reviewByNumber>>[number]

export interface FoundReview {
  ok: true
  rows: ReviewRows
  decided: boolean
  /** How much of its story this person may be told. */
  reader: TimelineReader
}

/** A review that the asker may not see answers like one that does not exist. */
export async function findReview(
  { store }: Pick<Services, 'store'>,
  staff: Staff,
  number: number,
): Promise<FoundReview | { ok: false; reason: 'no such review' }> {
  const [rows] = await reviewByNumber(store.db, number)
  const ownUse = rows?.use.requesterId === staff.id
  if (rows === undefined || !allows(staff, 'review.outcome', { ownUse })) {
    return { ok: false, reason: 'no such review' }
  }
  const decided = rows.review.decidedAt !== null
  const seesAll = allows(staff, 'review.outcome')
  const reader = !seesAll
    ? 'outcome'
    : allows(staff, 'answers.read', { decided })
      ? 'answers'
      : 'course'
  return { ok: true, rows, decided, reader }
}
