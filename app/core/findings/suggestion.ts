// Findings that fired rules suggest: each rule once, until somebody raises it or turns it down.
import { addDays, type PlainDate } from '../schedule/plain-date'
import type { Score } from '../scoring/result'
import type { Severity } from './input'

/** Anything that fired and may be worth a finding. */
export interface FiredForFinding {
  rule: string
  source: 'knock-out' | 'red flag' | 'contradiction'
  question: string | null
  sentence: string
}

export interface SuggestedFinding {
  rule: string
  source: FiredForFinding['source']
  questionId: string | null
  severity: Severity
  statement: string
  dueOn: PlainDate
  /** Findings that speak of the same question already. */
  sameQuestion: number[]
}

export interface DismissedFinding extends SuggestedFinding {
  reason: string
  by: string
  /** ISO text in UTC. */
  at: string
}

interface SuggestionWord {
  rule: string
  word: 'dismissed' | 'restored'
}

const severityOf = {
  'knock-out': 'Critical',
  'red flag': 'High',
  contradiction: 'Moderate',
} as const satisfies Record<FiredForFinding['source'], Severity>

/** Days to put a weakness right, as a beginning that the reviewer changes. */
const daysFor = { Critical: 30, High: 60, Moderate: 90, Low: 180 } satisfies Record<
  Severity,
  number
>

/** Gravest first. `others` are rules of another make, such as contradictions between answers. */
export function firedRules(
  { knockouts, flags }: Pick<Score, 'knockouts' | 'flags'>,
  others: readonly FiredForFinding[] = [],
): FiredForFinding[] {
  return [
    ...knockouts.map((rule) => ({ ...rule, source: 'knock-out' as const })),
    ...flags.map((rule) => ({ ...rule, source: 'red flag' as const })),
    ...others,
  ].map(({ rule, source, question, sentence }) => ({ rule, source, question, sentence }))
}

interface Known {
  findings: readonly { number: number; rule: string | null; questionId: string | null }[]
  today: PlainDate
}

/** What no finding was raised from so far, turned down or not. */
export function suggestionsFrom(
  fired: readonly FiredForFinding[],
  { findings, today }: Known,
): SuggestedFinding[] {
  const raised = new Set(findings.map(({ rule }) => rule))
  return fired
    .filter(({ rule }, at) => !raised.has(rule) && at === fired.findIndex((f) => f.rule === rule))
    .map(({ rule, source, question, sentence }) => {
      const severity = severityOf[source]
      return {
        rule,
        source,
        questionId: question,
        severity,
        statement: sentence,
        dueOn: addDays(today, daysFor[severity]),
        sameQuestion: findings
          .filter(({ questionId }) => question !== null && questionId === question)
          .map(({ number }) => number),
      }
    })
}

/** The last word on a rule, where it turns the suggestion down. */
export function dismissalOf<Word extends SuggestionWord>(
  words: readonly Word[],
  rule: string,
): Word | null {
  const last = words.findLast((word) => word.rule === rule)
  return last?.word === 'dismissed' ? last : null
}
