// Says what became of a condition after the decision: met, missed, or open again.
import { conditionsOf, setConditionStatus } from '../../../db/queries/judgement'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import { notFound, notNow } from './refusal'
import { changeCase, type JudgementContext } from './with-review'

export interface ConditionChange {
  status: 'open' | 'met' | 'missed'
  /** What shows it, or what was heard. */
  note: string
}

export const changeCondition = (
  ctx: Pick<JudgementContext, 'store' | 'clock'>,
  staff: Staff,
  about: { number: number; condition: number },
  { status, note }: ConditionChange,
) =>
  changeCase(
    ctx,
    staff,
    { number: about.number, action: 'condition.manage' },
    function* (tx, { review }) {
      if (review.status !== 'decided') {
        return notNow(
          `This review is ${review.status}: conditions are followed once it is decided.`,
        )
      }
      const conditions = yield* run(conditionsOf(tx, review.id))
      const found = conditions.find(({ number }) => number === about.condition)
      if (!found) return notFound()
      yield* run(setConditionStatus(tx, { reviewId: review.id, id: found.id }, status))
      const payload = { number: found.number, status, note }
      return {
        ok: true as const,
        result: null,
        events: [{ kind: 'condition changed' as const, reviewId: review.id, payload }],
      }
    },
  )
