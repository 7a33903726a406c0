// What it costs that evidence ran out or was rejected: the score as it would be if the evidence still held.
import { judgedAnswers } from '../judgement/assessment'
import type { Verdict } from '../judgement/verdict'
import { answerSetOf, evidenceBehind, type StoredAnswers } from '../review/answer-set'
import { type ScoringInput, scoreReview } from '../scoring/score'
import { hasEnded } from './reading'

export interface TollCase {
  input: ScoringInput
  stored: StoredAnswers
  standing: ReadonlyMap<string, Verdict>
}

/** Evidence that supports nothing now, and would if nobody had rejected it and its last day were not past. */
export const isLost = (
  evidence: StoredAnswers['evidence'][number],
  asOf: ScoringInput['asOf'],
): boolean =>
  evidence.removedAt === null && (evidence.status === 'rejected' || hasEnded(evidence, asOf))

/** Points of assured, before caps, that these pieces would bring back; null where nothing is scored. */
export function tollOf(
  { input, stored, standing }: TollCase,
  ids: ReadonlySet<string>,
): number | null {
  const answers = answerSetOf(input.questionnaire, restored(stored, ids, input.asOf), input.asOf)
  const as = (set: ScoringInput['answers']) =>
    scoreReview({ ...input, answers: judgedAnswers(set, standing) }).uncapped.assured
  const [now, then] = [as(input.answers), as(answers)]
  // Tenths, so that 68.3 − 66.2 is 2.1 and not 2.0999….
  return now === null || then === null ? null : (Math.round(then * 10) - Math.round(now * 10)) / 10
}

/** Questions that these pieces would support. */
export function questionsBehind(
  { input, stored }: Pick<TollCase, 'input' | 'stored'>,
  ids: ReadonlySet<string>,
): string[] {
  const back = restored(stored, ids, input.asOf)
  return input.questionnaire.questions
    .filter((question) => evidenceBehind(question, back).some(({ id }) => ids.has(id)))
    .map(({ id }) => id)
}

function restored(
  stored: StoredAnswers,
  ids: ReadonlySet<string>,
  asOf: ScoringInput['asOf'],
): StoredAnswers {
  return {
    ...stored,
    evidence: stored.evidence.map((piece) => {
      if (!ids.has(piece.id)) return piece
      const status = piece.status === 'rejected' ? ('unreviewed' as const) : piece.status
      return { ...piece, status, validTo: hasEnded(piece, asOf) ? asOf : piece.validTo }
    }),
  }
}
