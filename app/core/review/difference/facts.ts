// What is known of one round for comparing it with another: every question as it was asked, answered, judged and counted.
import type { VerdictWord } from '../../judgement/view'
import type { AnswerValue, Basis } from '../../questionnaire/answer'
import type { Question } from '../../questionnaire/kinds/registry'
import type { PlainDate } from '../../schedule/plain-date'
import type { QuestionCredit } from '../../scoring/question-credits'
import type { Pair, Points, RiskLevel } from '../../scoring/result'

/** How an answer entered the sums; null where the question is never scored. */
export type Effect = Pick<QuestionCredit, 'credit' | 'exactCredit' | 'confidence' | 'inAssured'>

export interface AskedFacts {
  /** As defined in that round. */
  question: Question
  section: string
  /** Null where nothing is answered or it is said not to apply. Files are named by their content. */
  value: AnswerValue | null
  /** The value in words, and one by one where it is a list. */
  answer: string | null
  items: readonly string[] | null
  exception: string | null
  notApplicable: string | null
  comment: string | null
  link: string | null
  /** Null where nothing is answered or it is said not to apply. */
  basis: Basis | null
  /** The last day of proof that had run out by then. */
  proofEnded: PlainDate | null
  /** The one that stands. */
  verdict: { word: VerdictWord; credit: number | null; reason: string; by: string } | null
  /** As the engine alone counts it, and with the verdict. */
  automatic: Effect | null
  reviewed: Effect | null
  /** Points of the overall that it cost; null where it took no part. */
  lost: Points
}

export interface RuleFact {
  id: string
  /** A knock-out that is waived stops nothing, and is left out. */
  effect: 'knock-out' | 'red flag' | 'note'
  question: string
  sentence: string
}

export interface DocumentFact {
  sha256: string
  kind: string
  title: string
  fileName: string
  validTo: PlainDate | null
  state: 'verified' | 'not reviewed' | 'rejected' | 'ended'
}

export interface FindingFact {
  label: string
  severity: RiskLevel
  statement: string
  questionId: string | null
  rule: string | null
  status: 'open' | 'closed'
}

export interface ConditionFact {
  label: string
  sentence: string
  status: 'open' | 'met' | 'missed'
}

export interface RoundHead {
  /** The review's number. */
  number: number
  round: number
  /** The day of the decision, or the day on which an open round was looked at. */
  on: PlainDate
  /** Decided: nothing of it changes any more. */
  settled: boolean
}

export interface RoundScore extends Pair {
  uncapped: Pair
  residual: RiskLevel | null
  domains: readonly ({ id: string; name: string } & Pair)[]
  /** The sentence of each ceiling in force. */
  caps: readonly string[]
}

export interface RoundFacts extends RoundHead {
  score: RoundScore
  /** Those that were asked, in the order of the questionnaire. */
  asked: readonly AskedFacts[]
  /** Ids of all questions that the questionnaire has, asked or not. */
  inQuestionnaire: readonly string[]
  rules: readonly RuleFact[]
  documents: readonly DocumentFact[]
  findings: readonly FindingFact[]
  conditions: readonly ConditionFact[]
}
