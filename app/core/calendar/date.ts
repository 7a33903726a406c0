// A date in the calendar: what comes due on which day of which review, and how it is called once the day has gone by.
import { conditionLabel } from '../judgement/condition'
import type { PlainDate } from '../schedule/plain-date'

export const dateKinds = [
  'answers due',
  're-review',
  'light check',
  'evidence',
  'condition',
  'waiver',
] as const
export type DateKind = (typeof dateKinds)[number]

export interface CalendarDate {
  /** The same for as long as the thing exists, whatever day it moves to; calendars know it again by this. */
  id: string
  kind: DateKind
  on: PlainDate
  review: number
  tier: number
  vendor: string
  /** With its plan. */
  offering: string
  use: string
  /** A few words: "C-02 due". */
  title: string
  /** One sentence more; may be empty. */
  about: string
  /** Grows with every change of what the date hangs on. */
  revision: number
}

/** What a date is known by: a row's id, and of which table it is. */
export const dateId = (kind: DateKind, id: string): string => `${kind.replaceAll(' ', '-')}-${id}`

export const kindWords: Record<DateKind, string> = {
  'answers due': 'Answers due',
  're-review': 'Next review',
  'light check': 'Light check',
  evidence: 'Evidence runs out',
  condition: 'Condition due',
  waiver: 'Waiver ends',
}

const passedWords: Record<DateKind, string> = {
  'answers due': 'Overdue',
  're-review': 'Overdue',
  'light check': 'Overdue',
  evidence: 'Ran out',
  condition: 'Overdue',
  waiver: 'Ended',
}

/** The day itself still counts. */
export const hasPassed = ({ on }: Pick<CalendarDate, 'on'>, today: PlainDate): boolean => on < today

/** "Overdue", once the day has gone by; null before. */
export const passedAs = (
  date: Pick<CalendarDate, 'kind' | 'on'>,
  today: PlainDate,
): string | null => (hasPassed(date, today) ? passedWords[date.kind] : null)

/** The title of each kind of date; what follows is said by whoever reads the row. */
export const titles = {
  answers: 'Answers due',
  next: 'Next review',
  light: 'Light check',
  evidence: (kind: string) => `${kind} runs out`,
  condition: (number: number) => `${conditionLabel(number)} due`,
  waiver: 'Waiver ends',
}

/** By day; on one day in the order of the kinds, then of the reviews. */
export function byDay(a: CalendarDate, b: CalendarDate): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1
  return (
    dateKinds.indexOf(a.kind) - dateKinds.indexOf(b.kind) ||
    a.review - b.review ||
    (a.id < b.id ? -1 : 1)
  )
}
