// How far a vendor has come with a review, for mails that say so.
import {
  answersForStaff,
  evidenceForStaff,
  evidenceLinksForStaff,
} from '../../../db/queries/judgement'
import type { ReviewRow } from '../../../db/queries/reviews'
import { type IntakeFacts, intakeFactsSchema } from '../../core/intake/facts'
import type { CompiledQuestionnaire } from '../../core/questionnaire/compile'
import { tierSchema } from '../../core/questionnaire/definition'
import { type Progress, sectionProgress } from '../../core/questionnaire/progress'
import { isAskedIn } from '../../core/respond/part'
import { answerSetOf } from '../../core/review/answer-set'
import type { PlainDate } from '../../core/schedule/plain-date'
import type { Services } from '../context'

export interface ReviewProgress {
  questionnaire: CompiledQuestionnaire
  intake: IntakeFacts
  progress: Progress
}

/** `asOf` is today; it only matters for evidence that runs out. */
export async function readProgress(
  { store: { db }, questionnaires }: Pick<Services, 'store' | 'questionnaires'>,
  review: ReviewRow,
  asOf: PlainDate,
): Promise<ReviewProgress> {
  const questionnaire = await questionnaires.frozen(review)
  const stored = {
    answers: await answersForStaff(db, review.id),
    evidence: await evidenceForStaff(db, review.id),
    links: await evidenceLinksForStaff(db, review.id),
  }
  const intake = intakeFactsSchema.parse(review.intakeFacts)
  const asked = {
    tier: tierSchema.parse(review.tier),
    intake,
    answers: answerSetOf(questionnaire, stored, asOf),
  }
  const counts = (id: string) => isAskedIn(review.asks, id)
  return { questionnaire, intake, progress: sectionProgress(questionnaire, asked, { counts }) }
}
