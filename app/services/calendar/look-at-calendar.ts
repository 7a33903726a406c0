// One look at the calendar: the dates of a span, narrowed, with what the page says around them.
import { anyReviewSent } from '../../../db/queries/calendar'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { CalendarDate } from '../../core/calendar/date'
import { type CalendarWish, narrowDates, readCalendarWish, spanOf } from '../../core/calendar/wish'
import { dateIn, type PlainDate } from '../../core/schedule/plain-date'
import { notAllowed, type Refusal } from '../judgement/refusal'
import { readOrganisation } from '../organisation/read-organisation'
import { type DatesContext, readDates } from './read-dates'

export interface CalendarLook {
  ok: true
  wish: CalendarWish
  dates: CalendarDate[]
  today: PlainDate
  /** False while no review that this person may see was ever sent. */
  known: boolean
}

export async function lookAtCalendar(
  ctx: DatesContext,
  staff: Staff,
  params: URLSearchParams,
): Promise<CalendarLook | Refusal> {
  if (!allows(staff, 'review.list')) return notAllowed()
  const { timeZone } = await readOrganisation(ctx)
  const today = dateIn(timeZone, ctx.clock.now())
  const wish = readCalendarWish(params, today)
  const all = await readDates(ctx, staff, spanOf(wish))
  const requesterId = allows(staff, 'review.outcome') ? undefined : staff.id
  const known = all.length > 0 || (await anyReviewSent(ctx.store.db, { requesterId })).length > 0
  return { ok: true, wish, dates: narrowDates(all, wish.filters), today, known }
}
