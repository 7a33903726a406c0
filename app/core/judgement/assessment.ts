// The score twice: as the engine judges alone, and with the reviewers' verdicts; neither overwrites the other.
import { type Answer, type AnswerSet, noAnswer } from '../questionnaire/answer'
import type { Score } from '../scoring/result'
import { type ScoringInput, scoreReview } from '../scoring/score'
import {
  type AnswerState,
  effectOf,
  type Judgement,
  standingVerdict,
  type Verdict,
} from './verdict'

export interface Assessment {
  /** What the engine said before any reviewer's word. */
  automatic: Score
  /** With every standing verdict. This is the score that a decision rests on. */
  reviewed: Score
  /** The answers with the reviewers' credits, as `reviewed` was scored on. */
  answers: AnswerSet
  /** By question; questions that nobody judged as they now read are missing. */
  standing: ReadonlyMap<string, Judgement>
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
): Map<string, Judgement> {
  const standing = new Map<string, Judgement>()
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
