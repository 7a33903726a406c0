/** A score with every number that went into it, so that somebody without our code can redo it. */
import { type QuestionCredit, questionCredits } from './question-credits'
import type { Score } from './result'
import { type ScoringInput, scoreReview } from './score'

export interface ScoredQuestion extends Omit<QuestionCredit, 'question'> {
  id: string
  domain: string
  weight: number
}

export interface ScoreExport extends Score {
  /** Shown and scored ones, in order. */
  questions: ScoredQuestion[]
}

export function scoreExport(input: ScoringInput): ScoreExport {
  const { byId } = input.questionnaire
  return {
    ...scoreReview(input),
    questions: questionCredits(input).map(({ question: id, ...entered }) => ({
      id,
      domain: byId.get(id)?.domain ?? '',
      weight: byId.get(id)?.weight ?? 0,
      ...entered,
    })),
  }
}
