// Stops findings and notes from naming a question that the review never had.
import type { Services } from '../context'
import { type Refusal, wrongField } from './refusal'
import { frozenQuestionnaire } from './with-review'

/** Null when the review has the question, or none is named. A review that does not exist is refused later. */
export async function unknownQuestion(
  ctx: Pick<Services, 'store' | 'questionnaires'>,
  number: number,
  questionId: string | null,
): Promise<Refusal | null> {
  if (questionId === null) return null
  const questionnaire = await frozenQuestionnaire(ctx, number)
  if (!questionnaire || questionnaire.byId.has(questionId)) return null
  return wrongField('questionId', `This review has no question ${questionId}`)
}
