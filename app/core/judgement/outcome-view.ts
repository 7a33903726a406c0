// What the page of the decision shows, as plain data.
import type { PlainDate } from '../schedule/plain-date'
import type { ConditionState, ConditionStatus } from './condition'
import type { Decision } from './input'
import type { ScoreView } from './view'

/** ISO text in UTC, so that it survives the way to the browser. */
type Instant = string

export interface ConditionView {
  number: number
  sentence: string
  ownerSide: 'vendor' | 'us'
  owner: string
  dueOn: PlainDate
  evidenceNeeded: string
  consequence: string
}

/** A condition after the decision. */
export interface FollowedView extends ConditionView {
  state: ConditionState
  status: ConditionStatus
  revision: number
  /** The latest word on it; null while nobody said anything. */
  said: { note: string; by: string; at: Instant } | null
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

export interface WaiverView {
  id: string
  /** 'W-01'. */
  label: string
  rule: string
  /** The knock-out's own sentence. */
  sentence: string
  executive: string
  executiveTitle: string
  reason: string
  endsOn: PlainDate
  recordedBy: string
  at: Instant
  state: 'in force' | 'ended' | 'withdrawn'
  withdrawn: { by: string; at: Instant; reason: string } | null
}

/** A knock-out that fired and that nothing lifts. */
export interface StandingKnockout {
  rule: string
  question: string
  sentence: string
  waivable: boolean
}

export interface DecidedView {
  decision: Decision
  decidedAt: Instant
  validUntil: PlainDate | null
  nextReviewOn: PlainDate | null
  nextReviewReason: string | null
  /** The use had begun before it was filed: a rejection then has something to stop. */
  alreadyInUse: boolean
  /** When the vendor was told; null while it knows nothing. */
  released: { at: Instant; by: string } | null
  mayRelease: boolean
}

export interface DecisionView {
  status: string
  tier: 1 | 2 | 3
  /** Null where the answers that it rests on were removed. */
  score: ScoreView | null
  /** What changed since the round before, in one line; null in the first round. */
  since: { review: number; sentence: string; mayOpen: boolean } | null
  /** What is still to do before a proposal rests on judged answers. */
  unreviewed: number
  waiting: number
  openFindings: number
  /** The finding whose link led here, as the beginning of a condition. */
  from:
    | (Pick<ConditionView, 'sentence' | 'ownerSide' | 'owner' | 'dueOn'> & { label: string })
    | null
  /** The last day an approval may run to. */
  longest: PlainDate
  /** Newest first. */
  proposals: ProposalView[]
  waivers: WaiverView[]
  knockouts: StandingKnockout[]
  /** The last day a waiver may run to. */
  longestWaiver: PlainDate
  /** Why it should go back to the vendor, where most of it is blank. */
  advice: string | null
  /** How many conditions an earlier hold or round left; the numbers of new ones go on from there. */
  conditionsBefore: number
  /** Of the round before and not met: the decision takes them over. */
  takenOver: { sentence: string; dueOn: PlainDate }[]
  mayReadAnswers: boolean
  mayExplain: boolean
  mayWaive: boolean
  mayWithdrawWaiver: boolean
  mayResume: boolean
  mayPropose: boolean
  mayWithdraw: boolean
  /** Why this person may not say the last word; null where they may. */
  approvalRefusal: string | null
  decided: DecidedView | null
}
