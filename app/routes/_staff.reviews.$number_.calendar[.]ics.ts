// A date of a review as a file for calendar programs: `?date=` names one, without it all of them are in it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { calendarFile, eventOf } from '../core/calendar/ics'
import { reviewLabel } from '../core/review/number'
import { calendarResponse } from '../http/calendar-response'
import { reviewNumber } from '../http/review-number'
import { requireStaff } from '../http/staff'
import { noSuchPage, portalOrigin } from '../http/staff-page'
import { reviewDates } from '../services/calendar/review-dates'

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const { app } = args.context
  const number = reviewNumber(args.params)
  const found = await reviewDates(app, staff, number)
  const wanted = new URL(args.request.url).searchParams.get('date')
  const shown = found?.dates.filter(({ id }) => wanted === null || id === wanted) ?? []
  if (shown.length === 0) throw noSuchPage()
  const origin = portalOrigin(args)
  const now = app.clock.now()
  const events = shown.map((date) => eventOf(date, origin))
  const file = calendarFile({ name: `Assay, ${reviewLabel(number)}`, events, stamp: now })
  const answer = { file, fileName: `${reviewLabel(number)}.ics`, changedAt: null }
  return calendarResponse(args.request, answer, now)
}
