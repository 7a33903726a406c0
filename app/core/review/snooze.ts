// A snoozed review is out of the way until a day, or until its vendor does something.
import { addMonths, type PlainDate, wordsOf } from '../schedule/plain-date'

export interface Snooze {
  /** The day it is back. */
  until: PlainDate
  reason: string
  byId: string
  /** ISO instant. */
  at: string
}

const LONGEST_MONTHS = 12

/** What is wrong with a day to snooze until; null when it can be. */
export function untilFlaw(until: PlainDate, today: PlainDate): string | null {
  if (until <= today) return 'Choose a day after today'
  const longest = addMonths(today, LONGEST_MONTHS)
  return until > longest ? `Choose a day up to ${wordsOf(longest)}` : null
}

/** `vendorMovedAt`: when its vendor last came, answered, asked or submitted. */
export function isSnoozed(
  snoozed: Snooze | null,
  { today, vendorMovedAt }: { today: PlainDate; vendorMovedAt: Date | null },
): snoozed is Snooze {
  if (snoozed === null || snoozed.until <= today) return false
  return vendorMovedAt === null || vendorMovedAt <= new Date(snoozed.at)
}

/** The latest of several instants; null where there is none. */
export function latestOf(instants: readonly (Date | null)[]): Date | null {
  const times = instants.flatMap((at) => (at === null ? [] : [at.getTime()]))
  return times.length === 0 ? null : new Date(Math.max(...times))
}
