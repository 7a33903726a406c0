/** What scoring says about one review: numbers with one decimal, rules that fired, what each question cost. */

import type { Tier } from '../questionnaire/definition'
import type { PlainDate } from '../schedule/plain-date'

/** strong ≥ 80 · acceptable ≥ 65 · conditional ≥ 50 · weak below, on the published score. */
export type ScoreBand = 'strong' | 'acceptable' | 'conditional' | 'weak'
export type RiskLevel = 'Low' | 'Moderate' | 'High' | 'Critical'
export type Proposal =
  | 'approve'
  | 'approve with conditions'
  | 'reject'
  | 'do not use'
  | 'close as no AI'

/** 0–100 with one decimal, higher is better assurance; null = nothing could be scored. */
export type Points = number | null

export interface Pair {
  assured: Points
  asStated: Points
}

export interface DomainScore extends Pair {
  id: string
  name: string
  /** As defined, before domains without a score drop out. */
  weight: number
  uncapped: Pair
  /** True when a cap on this domain is in force. */
  capped: boolean
  band: ScoreBand | null
  answered: number
  visible: number
  withEvidence: number
}

export interface FiredRule {
  rule: string
  question: string
  sentence: string
}
export interface FiredKnockout extends FiredRule {
  waivable: boolean
  /** A waiver in force lifts it from the proposal, not from the caps. */
  waived: boolean
}

/** A ceiling in force, whether or not the score was above it. */
export interface FiredCap {
  rule: string
  sentence: string
  /** The red questions that put it in force. */
  questions: string[]
  /** 'overall' or a domain's id. */
  scope: string
  at: number
  /** Assured before and after. */
  from: Points
  to: Points
  asStatedFrom: Points
  asStatedTo: Points
}

export interface Contribution {
  question: string
  /** Points of the overall that this question cost, one decimal. */
  lost: number
}

export interface Coverage {
  visible: number
  answered: number
  /** Answers on evidence or verified, not counting expired evidence. */
  withEvidence: number
  notApplicable: number
  hidden: number
}

export interface Score extends Pair {
  engine: 1
  questionnaire: { slug: string; version: number; hash: string }
  tier: Tier
  asOf: PlainDate
  /** 'not complete': before submission with blanks, so the score is null. */
  status: 'scored' | 'not complete' | 'nothing to score'
  /** The status for people, null when scored. */
  statusSentence: string | null
  uncapped: Pair
  domains: DomainScore[]
  flags: FiredRule[]
  knockouts: FiredKnockout[]
  /** Rules that say something without an effect on the score. */
  notes: FiredRule[]
  caps: FiredCap[]
  band: ScoreBand | null
  residual: RiskLevel | null
  proposal: Proposal | null
  /** Every question in the assured sum, in order; they add up to 100 − uncapped assured. */
  contributions: Contribution[]
  /** Visible questions without an answer. */
  unanswered: string[]
  coverage: Coverage
}
