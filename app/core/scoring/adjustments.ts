/** From the automatic score to the reviewed one, a verdict at a time, so that the effects add up to the difference. */
import { type AnswerSet, noAnswer } from '../questionnaire/answer'
import { questionCredits } from './question-credits'
import type { Points } from './result'
import { type ScoringInput, scoreReview } from './score'

export interface Adjustment {
  question: string
  /** Credits as in question-credits; null where it stood outside the sums. */
  before: string | null
  after: string | null
  /** Assured before caps once this and all earlier adjustments count. */
  reaches: Points
  /** By how much this one moved it, one decimal; null where either is missing. */
  effect: Points
}

/** `reviewed`: the answers with every verdict laid over them. In the order of the questions. */
export function adjustmentsOf(input: ScoringInput, reviewed: AnswerSet): Adjustment[] {
  const credits = (answers: AnswerSet) =>
    new Map(questionCredits({ ...input, answers }).map((each) => [each.question, each]))
  const [before, after] = [credits(input.answers), credits(reviewed)]
  let answers = input.answers
  let from = scoreReview(input).uncapped.assured
  return input.questionnaire.questions
    .filter(({ id }) => differs(input.answers, reviewed, id))
    .map(({ id }): Adjustment => {
      answers = { ...answers, [id]: reviewed[id] ?? noAnswer }
      const reaches = scoreReview({ ...input, answers }).uncapped.assured
      const effect =
        from === null || reaches === null
          ? null
          : (Math.round(reaches * 10) - Math.round(from * 10)) / 10
      from = reaches
      return {
        question: id,
        before: before.get(id)?.exactCredit ?? null,
        after: after.get(id)?.exactCredit ?? null,
        reaches,
        effect,
      }
    })
}

/** A verdict that accepts an answer as it is lays nothing over it. */
const differs = (automatic: AnswerSet, reviewed: AnswerSet, id: string): boolean =>
  automatic[id]?.reviewedCredit !== reviewed[id]?.reviewedCredit ||
  automatic[id]?.notApplicableAccepted !== reviewed[id]?.notApplicableAccepted
