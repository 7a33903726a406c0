// What a reviewer's pages show, as plain data: services fill it, components read it.
import type { MessageView } from '../clarify/view'
import type { EvidenceToll, EvidenceView } from '../evidence/view'
import type { Basis } from '../questionnaire/answer'
import type { Step } from '../questionnaire/kinds/kind'
import type { PlainDate } from '../schedule/plain-date'
import type {
  Coverage,
  FiredCap,
  FiredKnockout,
  FiredRule,
  Pair,
  Points,
  Proposal,
  RiskLevel,
  ScoreBand,
} from '../scoring/result'
import type { DiffPiece } from './diff-piece'
import type { VerdictChoice } from './input'
import type { Marked } from './marks'
import type { QuestionChange } from './since'
import type { JudgedAnswer, VerdictKind } from './verdict'

/** Instants are ISO text in UTC, so that they survive the way to the browser. */
type Instant = string

export interface ScoreView extends Pair {
  uncapped: Pair
  caps: FiredCap[]
  flags: FiredRule[]
  knockouts: FiredKnockout[]
  notes: FiredRule[]
  band: ScoreBand | null
  residual: RiskLevel | null
  proposal: Proposal | null
  /** Why the engine proposes it, to follow "because". */
  because: string | null
  /** Why there is no score, where there is none. */
  statusSentence: string | null
  coverage: Coverage
  /** What is lost by evidence that ran out or was rejected. */
  toll: EvidenceToll
  domains: {
    id: string
    name: string
    weight: number
    assured: Points
    asStated: Points
    band: ScoreBand | null
  }[]
  wouldMove: string[]
  /** Without any reviewer's word. */
  automatic: Pair & { uncapped: Pair }
  /** Answers with a standing verdict. */
  judged: number
  adjustments: { steps: AdjustmentView[]; sum: Points }
}

/** How a question was answered before: in the round before, or at an earlier submission of this one. */
export interface EarlierView {
  /** The review of the round before; null within this round. */
  review: number | null
  /** The revision of the answer then; with `review` null it tells which page showed it. */
  revision: number
  /** When that round was decided, or when it was submitted. */
  at: Instant
  /** From then to now, member by member; only what was or is said. */
  parts: { term: string; pieces: DiffPiece[] }[]
  basis: Basis | null
  /** Nothing said differs. */
  same: boolean
  /** The verdict that stood on it at the end of that round. */
  verdict: Pick<VerdictView, 'word' | 'credit' | 'reason' | 'by'> | null
  /** What is different about the question itself. */
  question: { changes: QuestionChange[]; wording: DiffPiece[] }
}

/** What one verdict did to the score, in the order they were given. */
export interface AdjustmentView {
  question: string
  word: VerdictWord
  from: number | null
  to: number | null
  reason: string
  by: string
  /** Assured before caps, as this verdict found it and left it. */
  before: Points
  after: Points
  effect: Points
}

/** The verdict that was given last, which can be taken back. */
export interface JustJudged {
  question: string
  word: VerdictWord
  answerRevision: number
  seq: number
  canUndo: boolean
}

/** One line of the reviewer's list. */
export interface WorkItem extends Marked {
  section: string
  prompt: string
  /** Points of the overall that it cost; null where it takes no part. */
  lost: number | null
  /** The verdict that stands. */
  verdict: string | null
}

export type VerdictWord = VerdictKind | 'not applicable accepted' | 'not applicable refused'

export interface VerdictView {
  seq: number
  word: VerdictWord
  credit: number | null
  reason: string
  by: string
  at: Instant
  stands: boolean
  onEarlierAnswer: boolean
}

export interface QuestionScoringView {
  weight: number
  /** The engine's own, and the one after verdicts; null while it waits for a reviewer. */
  automaticCredit: number | null
  credit: number | null
  confidence: number | null
  lost: number | null
  /** Points by which the standing verdict moved assured before caps; null where there is no score. */
  difference: number | null
}

/** Answers that can hardly be true together, and that the vendor let stand. */
export interface ContradictionView {
  id: string
  sentence: string
  /** All questions that it compares, the one shown included. */
  questions: string[]
  /** What the vendor says to it; null where it said nothing. */
  explanation: { text: string; by: string } | null
}

export interface QuestionView {
  id: string
  section: string
  prompt: string
  why: string
  evidenceExpected: string | null
  /** What could have been answered, option by option or band by band. */
  scale: (Step & { picked: boolean })[]
  answer: string | null
  notApplicable: string | null
  exception: string | null
  comment: string | null
  link: string | null
  basis: Basis | null
  /** The evidence behind it ran out, so the answer counts as stated only: since when, and what that costs. */
  ended: { on: PlainDate; lost: number | null } | null
  answeredBy: string | null
  answeredAt: Instant | null
  /** The value comes from the evidence register. */
  computed: boolean
  evidence: EvidenceView[]
  /** Null for a question that is never scored. */
  scoring: QuestionScoringView | null
  contradictions: ContradictionView[]
  rules: { id: string; effect: 'knock-out' | 'red flag' | 'note'; sentence: string }[]
  /** Newest first. */
  verdicts: VerdictView[]
  /** Between us and the vendor, oldest first; what is only collected is the reviewers' alone. */
  thread: MessageView[]
  notes: { id: string; text: string; by: string; at: Instant }[]
  /** Newest first. */
  earlier: EarlierView[]
  /** What the verdict's form must carry and may offer. */
  form: JudgedAnswer & { choices: VerdictChoice[] }
}
