// The score twice: as the engine judges alone, and with the reviewers' verdicts; neither overwrites the other.
import { type Answer, type AnswerSet, noAnswer } from '../questionnaire/answer'
import type { Score } from '../scoring/result'
import { type ScoringInput, scoreReview } from '../scoring/score'
import { type AnswerState, effectOf, standingVerdict, type Verdict } from './verdict'

export interface Assessment {
  /** What the engine said before any reviewer's word. */
  automatic: Score
  /** With every standing verdict. This is the score that a decision rests on. */
  reviewed: Score
  /** The answers with the reviewers' credits, as `reviewed` was scored on. */
  answers: AnswerSet
  /** By question; questions that nobody judged as they now read are missing. */
  standing: ReadonlyMap<string, Verdict>
}

/** `states` tells of each answer's revision and evidence; a question without an entry was never answered. */
export function assess(
  input: ScoringInput,
  verdicts: readonly Verdict[],
  states: ReadonlyMap<string, AnswerState>,
): Assessment {
  const standing = standingVerdicts(verdicts, states)
  const answers = judgedAnswers(input.answers, standing)
  return {
    automatic: scoreReview(input),
    reviewed: scoreReview({ ...input, answers }),
    answers,
    standing,
  }
}

const blank: AnswerState = { revision: 0, evidenceChangedAt: null }

export const stateOf = (states: ReadonlyMap<string, AnswerState>, questionId: string) =>
  states.get(questionId) ?? blank

function standingVerdicts(
  verdicts: readonly Verdict[],
  states: ReadonlyMap<string, AnswerState>,
): Map<string, Verdict> {
  const standing = new Map<string, Verdict>()
  for (const questionId of new Set(verdicts.map((verdict) => verdict.questionId))) {
    const own = verdicts.filter((verdict) => verdict.questionId === questionId)
    const verdict = standingVerdict(own, stateOf(states, questionId))
    if (verdict) standing.set(questionId, verdict)
  }
  return standing
}

/** The answers as the reviewers left them: credits and accepted "not applicable" laid over what was said. */
export function judgedAnswers(
  answers: AnswerSet,
  standing: ReadonlyMap<string, Verdict>,
): AnswerSet {
  const judged: AnswerSet = { ...answers }
  for (const [questionId, verdict] of standing) {
    const { reviewedCredit, notApplicableAccepted } = effectOf(verdict)
    const answer: Answer = judged[questionId] ?? noAnswer
    judged[questionId] = {
      ...answer,
      ...(reviewedCredit !== null && { reviewedCredit }),
      ...(notApplicableAccepted !== null && { notApplicableAccepted }),
    }
  }
  return judged
}

/** Points by which one verdict moved assured before caps; null where either score is missing. */
export function differenceMade(
  input: ScoringInput,
  { reviewed, standing }: Assessment,
  questionId: string,
): number | null {
  if (!standing.has(questionId)) return 0
  const others = new Map(standing)
  others.delete(questionId)
  const without = scoreReview({ ...input, answers: judgedAnswers(input.answers, others) })
  const [before, after] = [without.uncapped.assured, reviewed.uncapped.assured]
  if (before === null || after === null) return null
  // Tenths, so that 68.3 − 66.2 is 2.1 and not 2.0999….
  return (Math.round(after * 10) - Math.round(before * 10)) / 10
}
