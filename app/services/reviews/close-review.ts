// Closes a decided review whose offering is no longer used: it is kept, and no date of it is watched any more.
import { changeReview } from '../../../db/queries/reviews'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import { step } from '../../core/review/lifecycle'
import type { Services } from '../context'
import { notNow, stale } from '../judgement/refusal'
import { changeCase } from '../judgement/with-review'
import { planOpenReview } from '../schedule/plan-ahead'

export const closeReview = (
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  number: number,
  reason: string,
) =>
  changeCase(ctx, staff, { number, action: 'review.close' }, function* (tx, { review }, at) {
    const stepped = step(review.status, 'close')
    if (!stepped.ok) return notNow(stepped.sentence)
    const changed = yield* run(changeReview(tx, review, { status: stepped.status }))
    if (changed.length === 0) return stale('Somebody changed this review in between.')
    yield* planOpenReview(tx, number, at)
    return {
      ok: true as const,
      result: null,
      events: [{ kind: 'review closed' as const, reviewId: review.id, payload: { reason } }],
    }
  })
