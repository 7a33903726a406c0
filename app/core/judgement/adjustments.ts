// What each verdict did to the score, in the order they were given: the steps lead from the engine's number to the reviewed one.
import type { AnswerSet } from '../questionnaire/answer'
import { questionCredits } from '../scoring/question-credits'
import type { Pair, Points } from '../scoring/result'
import { type ScoringInput, scoreReview } from '../scoring/score'
import { judgedAnswers } from './assessment'
import { effectOf, type Verdict } from './verdict'

export interface Adjustment {
  verdict: Verdict
  /** 0–100; null where the answer took part in no sum, before it or after it. */
  from: number | null
  to: number | null
  /** Both numbers before caps, as this verdict found them and as it left them. */
  before: Pair
  after: Pair
  /** Points by which it moved assured; null where there is no score. */
  effect: Points
}

export interface Adjustments {
  steps: Adjustment[]
  /** The engine's own pair before caps, and the one with every verdict. */
  automatic: Pair
  reviewed: Pair
  /** All effects together: what lies between the two; null where a score is missing. */
  sum: Points
}

/** A plain "accepted" leaves the engine alone, so it is no step. `standing` is by question. */
export function adjustmentsIn(
  input: ScoringInput,
  standing: ReadonlyMap<string, Verdict>,
): Adjustments {
  const automatic = scoreReview(input).uncapped
  const steps: Adjustment[] = []
  const given = new Map<string, Verdict>()
  let answers = input.answers
  let before = automatic
  for (const verdict of inOrder(input, standing)) {
    given.set(verdict.questionId, verdict)
    const from = creditIn(input, answers, verdict.questionId)
    answers = judgedAnswers(input.answers, given)
    const after = scoreReview({ ...input, answers }).uncapped
    const to = creditIn(input, answers, verdict.questionId)
    steps.push({ verdict, from, to, before, after, effect: distance(before, after) })
    before = after
  }
  return { steps, automatic, reviewed: before, sum: distance(automatic, before) }
}

function inOrder({ questionnaire }: ScoringInput, standing: ReadonlyMap<string, Verdict>) {
  const place = (id: string) => questionnaire.indexOf(id) ?? -1
  return [...standing.values()].filter(changesSomething).sort(
    (a, b) =>
      // Of verdicts at the same moment the order of the questionnaire decides, so that the steps are always the same.
      a.at.getTime() - b.at.getTime() || place(a.questionId) - place(b.questionId),
  )
}

function changesSomething(verdict: Verdict): boolean {
  const { reviewedCredit, notApplicableAccepted } = effectOf(verdict)
  return reviewedCredit !== null || notApplicableAccepted !== null
}

function creditIn(input: ScoringInput, answers: AnswerSet, id: string): number | null {
  const entry = questionCredits({ ...input, answers }).find(({ question }) => question === id)
  return entry?.credit ?? null
}

/** In tenths, so that 68.3 − 66.2 is 2.1 and not 2.0999…; whole steps add up exactly. */
function distance(before: Pair, after: Pair): Points {
  if (before.assured === null || after.assured === null) return null
  return (Math.round(after.assured * 10) - Math.round(before.assured * 10)) / 10
}
