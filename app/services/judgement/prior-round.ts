// The round before this one: its review, read with the questionnaire that it froze.
import { reviewById, reviewByNumber } from '../../../db/queries/reviews'
import { read } from '../../../db/store'
import type { CompiledQuestionnaire } from '../../core/questionnaire/compile'
import type { Services } from '../context'
import { removalOf } from '../privacy/contents-removed'
import type { CaseRow } from './with-review'

export interface PriorRound {
  row: CaseRow
  questionnaire: CompiledQuestionnaire
}

/**
 * Null in the first round, and where nothing of the round before is left to compare with: its answers were removed.
 * Read before a transaction: what is decided does not change any more.
 */
export async function priorRound(
  { store, questionnaires }: Pick<Services, 'store' | 'questionnaires'>,
  { priorReviewId }: CaseRow['review'],
): Promise<PriorRound | null> {
  if (priorReviewId === null) return null
  const [prior] = await reviewById(store.db, priorReviewId)
  const [row] = prior ? await reviewByNumber(store.db, prior.number) : []
  if (!row || (await read(store.db, (db) => removalOf(db, row.review)))) return null
  return { row, questionnaire: await questionnaires.frozen(row.review) }
}
