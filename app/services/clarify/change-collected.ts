// Changes or removes a collected question before it is sent; the first of two reviewers wins, the other is told.
import { changeCollected, removeCollected } from '../../../db/queries/clarifications'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { CollectedChange, CollectedRemoval } from '../../core/clarify/input'
import { stale } from '../judgement/refusal'
import { changeCase, type JudgementContext } from '../judgement/with-review'

type Context = Pick<JudgementContext, 'store' | 'clock'>

const overtaken = () =>
  stale('Somebody sent, changed or removed this question after you opened the page. Look again.')

export function changeCollectedQuestion(
  ctx: Context,
  staff: Staff,
  number: number,
  { id, text, revision }: CollectedChange,
) {
  const about = { number, action: 'clarification.collect' } as const
  return changeCase(ctx, staff, about, function* (tx, { review }) {
    const at = { reviewId: review.id, id, revision }
    const [changed] = yield* run(changeCollected(tx, at, { text, byId: staff.id }))
    if (!changed) return overtaken()
    const payload = { questionId: changed.questionId, clarificationId: id, revision: revision + 1 }
    return {
      ok: true as const,
      result: null,
      events: [{ kind: 'collected question changed' as const, reviewId: review.id, payload }],
    }
  })
}

export function removeCollectedQuestion(
  ctx: Context,
  staff: Staff,
  number: number,
  { id, revision }: CollectedRemoval,
) {
  const about = { number, action: 'clarification.collect' } as const
  return changeCase(ctx, staff, about, function* (tx, { review }) {
    const [removed] = yield* run(removeCollected(tx, { reviewId: review.id, id, revision }))
    if (!removed) return overtaken()
    const payload = { questionId: removed.questionId, clarificationId: id }
    return {
      ok: true as const,
      result: null,
      events: [{ kind: 'collected question removed' as const, reviewId: review.id, payload }],
    }
  })
}
