// What is said of a document's days in a form, and what cannot be.
import { z } from 'zod'
import type { PlainDate } from '../schedule/plain-date'
import { plainDateSchema } from '../schedule/plain-date-schema'
import { type Printed, type Rule, termsOf } from './terms'

const EARLIEST = '1990-01-01'
const LATEST = '2100-12-31'

/** A day that a document may carry; an empty field is none. */
export const printedDate = z.preprocess(
  (typed) => (typed === '' || typed === undefined ? null : typed),
  plainDateSchema
    .refine((date) => date >= EARLIEST && date <= LATEST, 'Check the year of this date')
    .nullable(),
)

export interface DateFlaw {
  field: 'from' | 'to'
  sentence: string
}

/** Days that contradict each other, or tell of something that has not happened yet. */
export function dateFlaws(
  rule: Rule | undefined,
  { from, to }: Printed,
  today: PlainDate,
): DateFlaw[] {
  const flaws: DateFlaw[] = []
  if (from !== null && to !== null && to < from) {
    flaws.push({ field: 'to', sentence: 'The last day must not be before the first' })
  }
  const isPeriod = termsOf(rule, { from, to: today }).periodEnd !== null
  if (isPeriod && to !== null && to > today) {
    flaws.push({ field: 'to', sentence: 'A report cannot cover a period that has not ended' })
  }
  if (from !== null && from > today && (isPeriod || isOfOneDay(rule))) {
    flaws.push({ field: 'from', sentence: 'This day has not come yet' })
  }
  return flaws
}

const isOfOneDay = (rule: Rule | undefined): boolean =>
  rule !== undefined && !['valid_until', 'none', 'model_version'].includes(rule.expiryBasis)
