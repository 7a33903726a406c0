// How long a document counts: what is printed on it, read by what its kind's validity runs from.
import type { EvidenceKind } from '../questionnaire/frameworks'
import { addMonths, type PlainDate, wordsOf } from '../schedule/plain-date'

/** What of a kind's rules decides how long it counts. Source: frameworks/certifications.json. */
export type Rule = Pick<EvidenceKind, 'expiryBasis' | 'validityMonths'>

/** The two days that stand on a document: of its period or validity; one date alone is `from`. */
export interface Printed {
  from: PlainDate | null
  to: PlainDate | null
}

export interface Terms {
  validFrom: PlainDate | null
  /** Last day on which it counts. */
  validTo: PlainDate | null
  periodStart: PlainDate | null
  periodEnd: PlainDate | null
}

interface Basis {
  terms: (printed: Printed, months: number | null) => Terms
  /** The day its validity is counted from, to follow "12 months from"; null where nothing is counted. */
  from: string | null
}

const noPeriod = { periodStart: null, periodEnd: null }

const after = (date: PlainDate | null, months: number | null): PlainDate | null =>
  date === null || months === null ? null : addMonths(date, months)

/** An audit's report counts for a while after the window that it looked at. */
export const afterPeriod: Basis['terms'] = ({ from, to }, months) => ({
  validFrom: from,
  validTo: after(to, months),
  periodStart: from,
  periodEnd: to,
})

/**
 * A certificate counts until its printed last day, and a document of one day (a test, an approval) for a
 * while after it; where no last day is printed, both count for their kind's usual life.
 */
export const untilPrinted: Basis['terms'] = ({ from, to }, months) => ({
  validFrom: from,
  validTo: to ?? after(from, months),
  ...noPeriod,
})

/** A contract or model card runs out with an event, not with a day, unless it names one. */
export const openEnded: Basis['terms'] = ({ from, to }) => ({
  validFrom: from,
  validTo: to,
  ...noPeriod,
})

const dated = (from: string): Basis => ({ terms: untilPrinted, from })

/** By `expiry_basis`; every one that certifications.json uses. */
export const bases: Readonly<Record<string, Basis>> = {
  period_end: { terms: afterPeriod, from: 'the end of its period' },
  valid_until: { terms: untilPrinted, from: 'its first day' },
  as_of_date: dated('the day it describes'),
  tested_on: dated('the day of the test'),
  approved_on: dated('its approval'),
  retrieved_on: dated('the day it was fetched'),
  submitted_on: dated('its submission'),
  signed_on: dated('its signature'),
  checked_on: dated('the day of the check'),
  review_on: dated('its last review'),
  last_annual_assessment: dated('the last yearly assessment'),
  model_version: { terms: openEnded, from: null },
  none: { terms: openEnded, from: null },
}

const basisOf = (rule: Rule | undefined): Basis | undefined => bases[rule?.expiryBasis ?? 'none']

/** A kind that is not listed counts as printed. */
export function termsOf(rule: Rule | undefined, printed: Printed): Terms {
  const { terms } = basisOf(rule) ?? { terms: openEnded }
  return terms(printed, rule?.validityMonths ?? null)
}

/** The days to put into a form again: `termsOf` makes the same terms of them. */
export function printedOf(rule: Rule | undefined, terms: Terms): Printed {
  return basisOf(rule)?.terms === afterPeriod
    ? { from: terms.periodStart, to: terms.periodEnd }
    : { from: terms.validFrom, to: terms.validTo }
}

/** '12 months from the end of its period', where that is how the last day came about; else null. */
export function countedFrom(rule: Rule | undefined, terms: Terms): string | null {
  const from = basisOf(rule)?.from
  const months = rule?.validityMonths ?? null
  const start = basisOf(rule)?.terms === afterPeriod ? terms.periodEnd : terms.validFrom
  if (!from || months === null || terms.validTo === null) return null
  return after(start, months) === terms.validTo ? `${months} months from ${from}` : null
}

/** The rule of a kind in one sentence, before any date is known. */
export function ruleWords(rule: Rule | undefined): string {
  const basis = basisOf(rule)
  const months = rule?.validityMonths ?? null
  if (!basis?.from || months === null) {
    return 'Counts without end, unless a last day is printed on it.'
  }
  const counted = `${months} months from ${basis.from}`
  return basis.terms === afterPeriod
    ? `Counts ${counted}.`
    : `Counts until the last day printed on it; where none is, ${counted}.`
}

/** What follows from the days typed so far; null while nothing does. */
export function assumedWords(rule: Rule | undefined, printed: Printed): string | null {
  const terms = termsOf(rule, printed)
  const counted = countedFrom(rule, terms)
  if (counted === null || terms.validTo === null || terms.validTo === printed.to) return null
  return `Counts until ${wordsOf(terms.validTo)}: ${counted}.`
}
