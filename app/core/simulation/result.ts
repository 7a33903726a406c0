/** A whole simulation: every review, what they come to together, and the same as a sheet. */

import type { ReviewStatus } from '../review/lifecycle'
import { reviewLabel } from '../review/number'
import type { DraftSummary, Outcome, Simulated } from './simulate'

export interface SimulatedReview extends Simulated {
  number: number
  vendor: string
  offering: string
  tier: number
  status: ReviewStatus
}

export interface SimulationResult {
  draft: DraftSummary
  /** In the order of their numbers. */
  reviews: SimulatedReview[]
  /** Submitted reviews of other questionnaires, which a draft of this one says nothing about. */
  others: number
  /** Submitted reviews whose answers were removed by retention: there is nothing to run. */
  removed: number
}

/** Above zero. */
export const removedWords = (removed: number): string =>
  `${removed} ${removed === 1 ? 'review was' : 'reviews were'} left out: ${removed === 1 ? 'its' : 'their'} answers were removed by retention.`

export interface Totals {
  reviews: number
  changed: number
  /** 'acceptable → conditional', with how many reviews, most first. */
  bands: { from: string; to: string; count: number }[]
  residuals: { from: string; to: string; count: number }[]
  proposals: { from: string; to: string; count: number }[]
  /** Questions that move reviews, with in how many they are among those that move most, most first. */
  questions: { question: string; count: number }[]
  /** Reviews in which a question is new and so unanswered. */
  withNewQuestions: number
}

export function totalsOf(reviews: readonly SimulatedReview[]): Totals {
  const moves = (member: 'band' | 'residual' | 'proposal') =>
    tally(
      reviews
        .filter(({ before, after }) => before[member] !== after[member])
        .map(({ before, after }) => `${before[member] ?? 'none'}\n${after[member] ?? 'none'}`),
    ).map(([key, count]) => {
      const [from = '', to = ''] = key.split('\n')
      return { from, to, count }
    })
  return {
    reviews: reviews.length,
    changed: reviews.filter(({ changes }) => changes).length,
    bands: moves('band'),
    residuals: moves('residual'),
    proposals: moves('proposal'),
    questions: tally(
      reviews
        .filter(({ changes }) => changes)
        .flatMap(({ because }) => because.map((b) => b.question)),
    )
      .slice(0, 10)
      .map(([question, count]) => ({ question, count })),
    withNewQuestions: reviews.filter(({ newUnanswered }) => newUnanswered.length > 0).length,
  }
}

/** Most frequent first; equal ones as they came. */
function tally(keys: readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])
}

/** 'DAT-02 −2.1, GOV-09 −0.8; starts: three-reds; new: GOV-09'. */
export function whyWords(review: Simulated): string {
  const { because, rules, ceilings, newUnanswered, noLongerFits, noLongerAsked } = review
  const list = (word: string, ids: readonly string[]) =>
    ids.length === 0 ? [] : [`${word}: ${ids.join(', ')}`]
  return [
    ...(because.length === 0 ? [] : [because.map(effectWords).join(', ')]),
    ...list('starts to apply', rules.starts),
    ...list('no longer applies', rules.ends),
    ...ceilings.map(({ rule, from, to }) => `${rule} caps at ${to} instead of ${from}`),
    ...list('new, so unanswered', newUnanswered),
    ...list('answer no longer fits', noLongerFits),
    ...list('no longer asked', noLongerAsked),
  ].join('; ')
}

const effectWords = ({ question, points }: Simulated['because'][number]): string =>
  `${question} ${points > 0 ? '+' : '−'}${Math.abs(points).toFixed(1)}`

type Cell = string | number | null

const outcomeHead = ['assured', 'as stated', 'band', 'residual risk', 'proposal']
const outcomeCells = ({ assured, asStated, band, residual, proposal }: Outcome): Cell[] => [
  assured,
  asStated,
  band,
  residual,
  proposal,
]

export function simulationSheet(reviews: readonly SimulatedReview[]): Cell[][] {
  return [
    [
      ...['Number', 'Vendor', 'Offering', 'Tier', 'Status', 'Changes'],
      ...outcomeHead.map((name) => `Now: ${name}`),
      ...outcomeHead.map((name) => `Draft: ${name}`),
      'Why',
    ],
    ...reviews.map((review) => [
      reviewLabel(review.number),
      review.vendor,
      review.offering,
      review.tier,
      review.status,
      review.changes ? 'yes' : 'no',
      ...outcomeCells(review.before),
      ...outcomeCells(review.after),
      whyWords(review),
    ]),
  ]
}
