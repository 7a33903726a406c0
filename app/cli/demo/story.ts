// The shape of one invented vendor's story: who it is, what it says, and on which day what happened to its review.
import type { FindingInput } from '../../core/findings/input'
import type { ConditionInput, ProposalInput } from '../../core/judgement/input'
import type { Person } from './people'

/** One answer as the vendor types it. Numbers are typed as they are; `monthsAgo` is a date counted from then. */
export type Said =
  | string
  | number
  | readonly string[]
  | {
      value?: string | number | readonly string[]
      monthsAgo?: number
      /** "No limit", for numbers that offer it. */
      noLimit?: true
      rows?: readonly { maker: string; model: string; host: string; region: string }[]
      comment?: string
      exception?: string
      /** A path on the vendor's trust site, such as `/security`. */
      trust?: string
      notApplicable?: string
    }

export type Answers = Readonly<Record<string, Said>>

/** A document the vendor uploads. Days count from today; the dates are those printed on it. */
export interface Piece {
  kind: string
  title: string
  issuer: string
  scope: string
  from?: number
  to?: number
  supports: readonly string[]
}

export interface Verdict {
  credit: number
  reason: string
}

export interface Judgement {
  /** Credits that differ from the engine's, by question; every other weighty answer is accepted. */
  adjusted?: Readonly<Record<string, Verdict>>
  /** Kinds of evidence that do not show what they claim, with the reason. */
  rejectedEvidence?: Readonly<Record<string, string>>
  findings?: readonly (Omit<FindingInput, 'dueOn' | 'rule'> & {
    dueIn: number | null
    /** What showed later that the weakness is gone. */
    closed?: { daysAgo: number; closure: string }
  })[]
  notes?: readonly { questionId: string | null; text: string }[]
}

export interface Decision extends Pick<ProposalInput, 'decision' | 'reason'> {
  /** Days from today; null where the decision has no end. */
  validFor: number | null
  conditions?: readonly (Omit<ConditionInput, 'dueOn'> & {
    dueIn: number
    /** What became of it so far. */
    turnedOut?: { status: 'met' | 'missed'; daysAgo: number; note: string }
  })[]
  by: Person
  approvedBy: Person
  comment: string
}

/** Days before today on which each step happened; a story ends where its next step is missing. */
export interface Course {
  /** Missing in a later round: its use is the one that the vendor's earlier story filed. */
  filed?: number
  drafted?: number
  sent?: number
  opened?: number
  /** Days on which the vendor sat down to answer; the sections are shared out evenly. */
  sittings?: readonly number[]
  submitted?: number
  takenUp?: number
  judged?: number
  /** What the reviewer asks, by question. */
  returned?: { daysAgo: number; asked: Readonly<Record<string, string>> }
  proposed?: number
  decided?: number
  cancelled?: { daysAgo: number; reason: string }
  closed?: number
}

export interface Story {
  vendor: string
  legalName: string
  website: string
  offering: { name: string; plan: string }
  contact: { name: string; title: string }
  use: {
    title: string
    requester: Person
    /** By field name; what is left out is as in the plainest intake. */
    intake: Readonly<Record<string, string | number | readonly string[]>>
  }
  message?: string
  answers?: Answers
  /** Share of the sections answered so far; 1 unless told. */
  share?: number
  evidence?: readonly Piece[]
  judgement?: Judgement
  decision?: Decision
  course: Course
}
