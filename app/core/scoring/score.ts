/** Scoring engine 1: from answers to the pair of assured and as stated, with the rules that fired. */
import type { IntakeFacts } from '../intake/facts'
import type { AnswerSet } from '../questionnaire/answer'
import type { CompiledQuestionnaire } from '../questionnaire/compile'
import type { Tier } from '../questionnaire/definition'
import type { PlainDate } from '../schedule/plain-date'
import type { Score } from './result'

export interface ScoringInput {
  questionnaire: CompiledQuestionnaire
  tier: Tier
  intake: IntakeFacts
  answers: AnswerSet
  asOf: PlainDate
  /** Blank is zero after submission, and leaves the score open before it. */
  submitted: boolean
  /** Ids of knock-out rules that a waiver in force lifts. */
  waived?: readonly string[]
}

export function scoreReview(_input: ScoringInput): Score {
  throw new Error('in the making')
}
