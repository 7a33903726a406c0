// The definitions that a review was made with, read before a transaction: they never change under it.
import { reviewByNumber } from '../../../db/queries/reviews'
import type { CompiledIntake } from '../../core/intake/compile'
import type { CompiledQuestionnaire } from '../../core/questionnaire/compile'
import type { Frameworks } from '../../core/questionnaire/frameworks'
import type { Services } from '../context'
import { type PriorRound, priorRound } from './prior-round'

export interface CaseDefinitions {
  questionnaire: CompiledQuestionnaire
  intake: CompiledIntake
  frameworks: Frameworks
}

/** What a record is composed with besides. */
export interface RecordDefinitions extends CaseDefinitions {
  /** The round before, as it was decided; null in the first one. */
  prior: PriorRound | null
}

/** Null when there is no such review. */
export async function caseDefinitions(
  { store, questionnaires }: Pick<Services, 'store' | 'questionnaires'>,
  number: number,
): Promise<RecordDefinitions | null> {
  const [row] = await reviewByNumber(store.db, number)
  if (!row) return null
  return {
    questionnaire: await questionnaires.frozen(row.review),
    intake: await questionnaires.intakeOf(row.use.intakeVersion),
    frameworks: questionnaires.frameworks,
    prior: await priorRound({ store, questionnaires }, row.review),
  }
}
