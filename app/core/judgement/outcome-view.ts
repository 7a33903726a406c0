// What the pages of findings and of the decision show, as plain data.
import type { PlainDate } from '../schedule/plain-date'
import type { RiskLevel } from '../scoring/result'
import type { Decision } from './input'
import type { ScoreView } from './view'

/** ISO text in UTC, so that it survives the way to the browser. */
type Instant = string

export interface FindingView {
  number: number
  severity: RiskLevel
  statement: string
  impact: string
  questionId: string | null
  treatment: 'fix by vendor' | 'our setting' | 'accept' | 'avoid'
  owner: string
  dueOn: PlainDate | null
  status: 'open' | 'closed'
  raisedBy: string
  raisedAt: Instant
  revision: number
}

/** A rule that fired and that no finding speaks of so far, as the beginning of one. */
export interface SuggestedFinding {
  rule: string
  questionId: string
  severity: RiskLevel
  statement: string
}

export interface ConditionView {
  sentence: string
  ownerSide: 'vendor' | 'us'
  owner: string
  dueOn: PlainDate
  evidenceNeeded: string
  consequence: string
}

export interface ProposalView {
  id: string
  decision: Decision
  reason: string
  validUntil: PlainDate | null
  conditions: readonly ConditionView[]
  status: 'open' | 'approved' | 'declined' | 'withdrawn'
  by: string
  at: Instant
  words: { by: string; approved: 'approved' | 'declined'; comment: string; at: Instant }[]
}

export interface DecidedView {
  decision: Decision
  decidedAt: Instant
  validUntil: PlainDate | null
  nextReviewOn: PlainDate | null
  nextReviewReason: string | null
}

export interface DecisionView {
  status: string
  tier: 1 | 2 | 3
  score: ScoreView
  /** What is still to do before a proposal rests on judged answers. */
  unreviewed: number
  waiting: number
  openFindings: number
  /** The last day an approval may run to. */
  longest: PlainDate
  /** Newest first. */
  proposals: ProposalView[]
  mayPropose: boolean
  mayWithdraw: boolean
  /** Why this person may not say the last word; null where they may. */
  approvalRefusal: string | null
  decided: DecidedView | null
}
