// When the vendor is reminded of a review: five fixed days around its due date, never more than six mails in all.
import { addDays, type PlainDate, wordsOf } from './plain-date'

/** Days relative to the due date. Source: domain guide, "Re-review". */
const offsets = [-7, -2, 0, 3, 10] as const

/** After the reminder with this offset people take over from the portal. */
export const LAST_REMINDER: number = Math.max(...offsets)

export interface Reminder {
  on: PlainDate
  offset: (typeof offsets)[number]
  /** For the mail's subject: "due in 7 days", "due today", "3 days late". */
  words: string
}

/** Reminders that still lie after the day of sending. */
export function remindersFor(dueOn: PlainDate, sentOn: PlainDate): Reminder[] {
  return offsets
    .map((offset) => ({ on: addDays(dueOn, offset), offset, words: words(offset, dueOn) }))
    .filter(({ on }) => on > sentOn)
}

function words(offset: number, dueOn: PlainDate): string {
  if (offset === 0) return 'due today'
  if (offset < 0) return `due in ${-offset} days, on ${wordsOf(dueOn)}`
  return `${offset} days late`
}

/** A reminder waits while the vendor was active within the last two days. */
export const QUIET_AFTER_ACTIVITY_MS = 2 * 24 * 60 * 60 * 1000
