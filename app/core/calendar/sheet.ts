// The calendar's dates as rows of a sheet.
import { reviewLabel } from '../review/number'
import type { PlainDate } from '../schedule/plain-date'
import { type CalendarDate, kindWords, passedAs } from './date'

type Cell = string | number | null

const columns: readonly [header: string, cell: (date: CalendarDate, today: PlainDate) => Cell][] = [
  ['Date', ({ on }) => on],
  ['Kind', ({ kind }) => kindWords[kind]],
  ['What', ({ title }) => title],
  ['Review', ({ review }) => reviewLabel(review)],
  ['Vendor', ({ vendor }) => vendor],
  ['Offering', ({ offering }) => offering],
  ['Use', ({ use }) => use],
  ['Tier', ({ tier }) => tier],
  ['State', (date, today) => passedAs(date, today)],
  ['More', ({ about }) => about || null],
]

export const datesSheet = (dates: readonly CalendarDate[], today: PlainDate): Cell[][] => [
  columns.map(([header]) => header),
  ...dates.map((date) => columns.map(([, cell]) => cell(date, today))),
]
