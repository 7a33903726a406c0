// A month as the rows of a table: weeks from Monday on, each day with the dates that fall on it.
import { addDays, addMonths, daysBetween, type PlainDate } from '../schedule/plain-date'
import type { CalendarDate } from './date'
import type { Month } from './wish'

export const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** "November 2026". */
export function monthWords(month: Month): string {
  const [year, at] = month.split('-').map(Number)
  return `${monthNames[(at ?? 1) - 1]} ${year}`
}

/** 1 January 1900 was a Monday. */
const MONDAY = '1900-01-01'

/** 0 is Monday. */
const weekdayOf = (date: PlainDate): number => ((daysBetween(MONDAY, date) % 7) + 7) % 7

export interface MonthDay {
  date: PlainDate
  /** "Saturday". */
  weekday: (typeof weekdays)[number]
  dates: CalendarDate[]
}

/** Seven places a week; null where a place belongs to the month before or after. */
export type Week = (MonthDay | null)[]

export function weeksOf(month: Month, dates: readonly CalendarDate[]): Week[] {
  const first = `${month}-01`
  const days = daysBetween(first, addMonths(first, 1))
  const places: Week = Array.from({ length: weekdayOf(first) }, () => null)
  for (let at = 0; at < days; at++) {
    const date = addDays(first, at)
    const weekday = weekdays[weekdayOf(date)] ?? 'Monday'
    places.push({ date, weekday, dates: dates.filter(({ on }) => on === date) })
  }
  while (places.length % 7 > 0) places.push(null)
  return Array.from({ length: places.length / 7 }, (_, week) =>
    places.slice(week * 7, week * 7 + 7),
  )
}
