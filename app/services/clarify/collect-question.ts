// Collects a reviewer's question to the vendor: kept with the review, unseen by the vendor until all are sent together.
import { addClarification } from '../../../db/queries/clarifications'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { CollectInput } from '../../core/clarify/input'
import { visibleQuestions } from '../../core/questionnaire/visible'
import type { ReviewStatus } from '../../core/review/lifecycle'
import { loadCase } from '../judgement/load-case'
import { notFound, notNow, wrongField } from '../judgement/refusal'
import { changeCase, frozenQuestionnaire, type JudgementContext } from '../judgement/with-review'

/** Also while the vendor answers an earlier batch: what is collected then goes out with the next. */
export const mayCollect = (status: ReviewStatus): boolean =>
  status === 'submitted' || status === 'in review' || status === 'returned'

/** Resolves to the id of what was collected. Several may be collected on one question. */
export async function collectQuestion(
  ctx: JudgementContext,
  staff: Staff,
  number: number,
  { questionId, ask }: CollectInput,
) {
  const questionnaire = await frozenQuestionnaire(ctx, number)
  const id = ctx.ids.id()
  const about = { number, action: 'clarification.collect' } as const
  return changeCase(ctx, staff, about, function* (tx, row, at) {
    const { review } = row
    if (!questionnaire) return notFound()
    if (!mayCollect(review.status)) {
      return notNow(
        `This review is ${review.status}: questions are collected after the vendor submitted and before the decision.`,
      )
    }
    const { input } = yield* loadCase(tx, row, { questionnaire, now: at })
    if (!visibleQuestions(questionnaire, input).some((question) => question.id === questionId)) {
      return wrongField('questionId', `This review does not ask ${questionId}`)
    }
    yield* run(
      addClarification(tx, {
        id,
        reviewId: review.id,
        questionId,
        side: 'reviewer',
        kind: 'question',
        text: ask,
        byId: staff.id,
        at,
      }),
    )
    const payload = { questionId, clarificationId: id }
    return {
      ok: true as const,
      result: id,
      events: [{ kind: 'question collected' as const, reviewId: review.id, payload }],
    }
  })
}
