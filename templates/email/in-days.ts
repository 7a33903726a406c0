// How far off a day is, in words that follow a verb: "in 7 days", "tomorrow", "today", "3 days ago".
import { counted } from './blocks'

/** Whole days from the day of sending; negative when it has passed. */
export function inDays(daysLeft: number): string {
  if (daysLeft === 0) return 'today'
  if (daysLeft === 1) return 'tomorrow'
  return daysLeft > 0 ? `in ${daysLeft} days` : `${counted(-daysLeft, 'day')} ago`
}
