// Which part of the calendar an address asks for: month or list, from when, and what is let through.
import { z } from 'zod'
import { addDays, addMonths, type PlainDate } from '../schedule/plain-date'
import { searchKeyOf } from '../vendors/search-key'
import { type CalendarDate, dateKinds, hasPassed } from './date'

/** A month as `2026-11`. */
export type Month = string

export const monthOf = (date: PlainDate): Month => date.slice(0, 7)

const firstOf = (month: Month): PlainDate => `${month}-01`

export const stepMonth = (month: Month, by: number): Month => monthOf(addMonths(firstOf(month), by))

/** An unknown value in an address is dropped, never an error: addresses are kept, shared and typed. */
const kept = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)

const filterSchema = z.object({
  kind: kept(z.enum(dateKinds)),
  tier: kept(z.enum(['1', '2', '3'])),
  q: kept(z.string().trim().min(1).max(100)),
})

export type CalendarFilters = z.output<typeof filterSchema>

export interface CalendarWish {
  view: 'month' | 'list'
  month: Month
  filters: CalendarFilters
  /** Of the list; counts from 1. */
  page: number
}

const viewSchema = z.enum(['month', 'list']).catch('month')
const monthSchema = z.string().regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/)
const pageSchema = z.coerce.number().int().min(1).max(100_000).catch(1)

/** Reads `?view=list&month=2026-11&kind=condition&tier=1&q=acme&page=2`; this month where nothing is said. */
export function readCalendarWish(params: URLSearchParams, today: PlainDate): CalendarWish {
  return {
    view: viewSchema.parse(params.get('view') ?? 'month'),
    month: monthSchema.catch(monthOf(today)).parse(params.get('month')),
    filters: filterSchema.parse(Object.fromEntries(params)),
    page: pageSchema.parse(params.get('page') ?? 1),
  }
}

/** How many months one look at the list covers, and Previous and Next move by. */
export const monthsOf = ({ view }: Pick<CalendarWish, 'view'>): number => (view === 'list' ? 3 : 1)

export interface Span {
  from: PlainDate
  /** The last day that belongs to it. */
  to: PlainDate
}

export function spanOf(wish: Pick<CalendarWish, 'view' | 'month'>): Span {
  const from = firstOf(wish.month)
  return { from, to: addDays(addMonths(from, monthsOf(wish)), -1) }
}

/** Vendor and product are found by any part of their names. */
export function narrowDates(
  dates: readonly CalendarDate[],
  { kind, tier, q }: CalendarFilters,
): CalendarDate[] {
  const wanted = q === undefined ? null : searchKeyOf(q)
  return dates
    .filter((date) => kind === undefined || date.kind === kind)
    .filter((date) => tier === undefined || date.tier === Number(tier))
    .filter(
      ({ vendor, offering }) =>
        wanted === null || searchKeyOf(`${vendor} ${offering}`).includes(wanted),
    )
}

/** "12 dates, 3 gone by". */
export function totalsOfDates(
  dates: readonly Pick<CalendarDate, 'on'>[],
  today: PlainDate,
): string {
  const passed = dates.filter((date) => hasPassed(date, today)).length
  return `${dates.length} ${dates.length === 1 ? 'date' : 'dates'}, ${passed} gone by`
}
