// What changed since the round before in one line, for whoever says the last word.
import { reviewById } from '../../../db/queries/reviews'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { DecisionView } from '../../core/judgement/outcome-view'
import type { Frameworks } from '../../core/questionnaire/frameworks'
import { summaryLine } from '../../core/review/difference/summary'
import type { Services } from '../context'
import type { RoundCase } from '../judgement/round-case'
import type { CaseRow } from '../judgement/with-review'
import { refusedAsRemoved } from '../privacy/contents-removed'
import { compareRounds } from './compare-rounds'

/** Null in the first round, and where the answers of either round were removed. */
export function sinceLastRound(
  staff: Staff,
  { before, ...now }: RoundCase & { before: RoundCase | null },
  frameworks: Frameworks,
): DecisionView['since'] {
  if (!before || now.file.removed) return null
  const { review } = now.file.row
  return {
    review: before.file.row.review.number,
    sentence: summaryLine(compareRounds(before, now, frameworks)),
    mayOpen: allows(staff, 'review.compare', { decided: review.decidedAt !== null }),
  }
}

/** The same line where the answers of the round before were removed: that, and when. Null where they are there. */
export async function sinceGone(
  { store }: Pick<Services, 'store'>,
  { review }: CaseRow,
): Promise<DecisionView['since']> {
  const [prior] =
    review.priorReviewId === null ? [] : await reviewById(store.db, review.priorReviewId)
  const removed = prior ? await refusedAsRemoved({ store }, prior) : null
  if (!prior || !removed) return null
  return { review: prior.number, sentence: removed.sentence, mayOpen: false }
}
