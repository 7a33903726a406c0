// The calendar of what comes due, for whoever may list reviews; a requester sees their own uses.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { totalsOfDates } from '../core/calendar/wish'
import { pageOf } from '../core/review/listing'
import { refusedPage } from '../http/refused'
import { requireStaff } from '../http/staff'
import { lookAtCalendar } from '../services/calendar/look-at-calendar'
import { CalendarPage } from '../ui/calendar/calendar-page'

export const meta: MetaFunction = () => [{ title: 'Calendar – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const params = new URL(args.request.url).searchParams
  const look = await lookAtCalendar(args.context.app, staff, params)
  if (!look.ok) throw refusedPage(look)
  const { wish, dates, today, known } = look
  // A month is one table, whatever falls into it.
  const shown = wish.view === 'list' ? pageOf(dates, wish.page) : { rows: dates, page: 1, pages: 1 }
  const totals = totalsOfDates(dates, today)
  return json({ wish, today, known, totals, ...shown })
}

export default function Calendar() {
  const { rows, ...look } = useLoaderData<typeof loader>()
  return <CalendarPage dates={rows} {...look} />
}
