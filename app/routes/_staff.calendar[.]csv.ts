// The calendar as a file for spreadsheets: the same span and filters as the page, all of its pages.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { datesSheet } from '../core/calendar/sheet'
import { csvOf } from '../core/export/csv'
import { refusedPage } from '../http/refused'
import { requireStaff } from '../http/staff'
import { lookAtCalendar } from '../services/calendar/look-at-calendar'

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const params = new URL(args.request.url).searchParams
  const look = await lookAtCalendar(args.context.app, staff, params)
  if (!look.ok) throw refusedPage(look)
  return new Response(csvOf(datesSheet(look.dates, look.today)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="calendar.csv"',
      'Cache-Control': 'no-store',
    },
  })
}
