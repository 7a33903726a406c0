// What is to be said of a piece of evidence before anybody relies on it: that it ran out, was rejected, ends soon or looked too briefly.
import { addDays, addMonths, daysBetween, type PlainDate, wordsOf } from '../schedule/plain-date'
import { hasEnded } from './reading'
import type { Terms } from './terms'

export interface StandingNotice {
  about: 'rejected' | 'ended' | 'ending' | 'not begun' | 'short window'
  sentence: string
}

/** Ends within so many days are said. */
export const ENDING_DAYS = 90
/** An audit that watched for less tells little. Source: frameworks/certifications.json, `soc2-t2`. */
const WINDOW_MONTHS = 6

export interface Judged extends Terms {
  status: 'unreviewed' | 'verified' | 'rejected'
}

/** Gravest first. */
export function noticesOn(evidence: Judged, asOf: PlainDate): StandingNotice[] {
  const { validFrom, validTo, status } = evidence
  const notices: StandingNotice[] = []
  if (status === 'rejected') {
    notices.push({ about: 'rejected', sentence: 'Rejected: it supports no answer.' })
  }
  if (validTo !== null && hasEnded(evidence, asOf)) {
    const sentence = `Ran out on ${wordsOf(validTo)}: what rests on it alone counts as stated only.`
    notices.push({ about: 'ended', sentence })
  } else if (validTo !== null && daysBetween(asOf, validTo) <= ENDING_DAYS) {
    const left = daysBetween(asOf, validTo)
    const when = left === 0 ? 'today' : left === 1 ? 'in 1 day' : `in ${left} days`
    notices.push({ about: 'ending', sentence: `Runs out on ${wordsOf(validTo)}, ${when}.` })
  }
  if (validFrom !== null && validFrom > asOf) {
    notices.push({ about: 'not begun', sentence: `Begins on ${wordsOf(validFrom)} only.` })
  }
  const window = shortWindow(evidence)
  if (window !== null) {
    const sentence = `Its audit looked at ${window} days: less than ${WINDOW_MONTHS} months.`
    notices.push({ about: 'short window', sentence })
  }
  return notices
}

/** Days of a window under six months; both ends count, so 1 January to 30 June is enough. */
function shortWindow({ periodStart, periodEnd }: Terms): number | null {
  if (periodStart === null || periodEnd === null) return null
  const next = addDays(periodEnd, 1)
  return next < addMonths(periodStart, WINDOW_MONTHS) ? daysBetween(periodStart, next) : null
}
