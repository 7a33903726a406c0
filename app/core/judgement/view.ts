// What a reviewer's pages show, as plain data: services fill it, components read it.
import type { EvidenceToll, EvidenceView } from '../evidence/view'
import type { Basis } from '../questionnaire/answer'
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
import type { Marked } from './marks'
import type { JudgedAnswer, VerdictKind } from './verdict'

/** Instants are ISO text in UTC, so that they survive the way to the browser. */
type Instant = string

export interface ScoreView extends Pair {
  uncapped: Pair
  caps: Pick<FiredCap, 'rule' | 'sentence' | 'scope' | 'at'>[]
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

export interface QuestionView {
  id: string
  section: string
  prompt: string
  why: string
  evidenceExpected: string | null
  /** What could have been answered, where there were options. */
  options: { value: string; label: string; credit: number }[]
  answer: string | null
  /** The option that was picked, where it was one. */
  picked: string | null
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
  rules: { id: string; effect: 'knock-out' | 'red flag' | 'note'; sentence: string }[]
  /** Newest first. */
  verdicts: VerdictView[]
  notes: { id: string; text: string; by: string; at: Instant }[]
  /** What the verdict's form must carry and may offer. */
  form: JudgedAnswer
}
