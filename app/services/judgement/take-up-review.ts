// A reviewer takes up a submitted review: from then on answers are judged and the vendor only reads.
import { changeReview } from '../../../db/queries/reviews'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import { step } from '../../core/review/lifecycle'
import { notNow, stale } from './refusal'
import { changeCase, type JudgementContext } from './with-review'

export const takeUpReview = (
  ctx: Pick<JudgementContext, 'store' | 'clock'>,
  staff: Staff,
  number: number,
) =>
  changeCase(ctx, staff, { number, action: 'answers.judge' }, function* (tx, { review }) {
    const stepped = step(review.status, 'take up')
    if (!stepped.ok) return notNow(stepped.sentence)
    const changed = yield* run(changeReview(tx, review, { status: stepped.status }))
    if (changed.length === 0) return stale('Somebody changed this review in between.')
    return {
      ok: true as const,
      result: null,
      events: [{ kind: 'review taken up' as const, reviewId: review.id, payload: {} }],
    }
  })
