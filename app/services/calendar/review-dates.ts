// The dates of one review, for its page and for the calendar files that it gives out.
import type { Staff } from '../../core/access/roles'
import type { CalendarDate } from '../../core/calendar/date'
import { dateIn, type PlainDate } from '../../core/schedule/plain-date'
import { readOrganisation } from '../organisation/read-organisation'
import { findReview } from '../reviews/find-review'
import { type DatesContext, readDates } from './read-dates'

const EVER = { from: '1900-01-01', to: '9999-12-31' }

/** Null for a review that the asker may not see, and for one that does not exist. */
export async function reviewDates(
  ctx: DatesContext,
  staff: Staff,
  number: number,
): Promise<{ dates: CalendarDate[]; today: PlainDate } | null> {
  const found = await findReview(ctx, staff, number)
  if (!found.ok) return null
  const { timeZone } = await readOrganisation(ctx)
  const dates = await readDates(ctx, staff, { ...EVER, reviewId: found.rows.review.id })
  return { dates, today: dateIn(timeZone, ctx.clock.now()) }
}
