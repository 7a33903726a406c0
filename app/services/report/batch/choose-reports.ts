// What a batch may be made of: the decided reviews of a filtered list, each with what tells it apart.

import { allows } from '../../../core/access/policy'
import type { Staff } from '../../../core/access/roles'
import type { Arrangement } from '../../../core/review/listing'
import { reviewLabel } from '../../../core/review/number'
import { listReviews } from '../../reviews/list-reviews'
import type { SummariesContext } from '../../reviews/review-summaries'
import { MOST_REPORTS } from './start-batch'

export interface Choosable {
  number: number
  label: string
  decision: string
}

/** Null where this person may export none. The first reviews in the list's order, and how many there are. */
export async function chooseReports(
  ctx: SummariesContext,
  staff: Staff,
  arrangement: Arrangement,
): Promise<{ reviews: Choosable[]; total: number } | null> {
  if (!allows(staff, 'report.read', { decided: true })) return null
  const listed = await listReviews(ctx, staff, arrangement)
  if (!listed.ok) return null
  const decided = listed.rows.flatMap(({ number, vendor, offering, decision }) =>
    decision === null
      ? []
      : [{ number, label: `${reviewLabel(number)}: ${vendor}, ${offering}`, decision }],
  )
  return { reviews: decided.slice(0, MOST_REPORTS), total: decided.length }
}
