// Ends a hold: the review is judged and decided anew, and what was decided before stays in its report and proposals.
import { changeReview } from '../../../db/queries/reviews'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import { refusalToResume } from '../../core/judgement/decide'
import { planOpenReview } from '../schedule/plan-ahead'
import { notNow, stale } from './refusal'
import { changeCase, type JudgementContext } from './with-review'

/** What an open review has not: no decision, and no dates or scores that follow from one. */
const undecided = {
  decidedAt: null,
  decision: null,
  // What the vendor was told holds no more; the next outcome is released by itself.
  outcomeReleasedAt: null,
  outcomeReleasedById: null,
  validUntil: null,
  nextReviewOn: null,
  nextReviewReason: null,
  nextLightOn: null,
  fullDecidedOn: null,
  assuredTenths: null,
  asStatedTenths: null,
  residual: null,
} as const

export const resumeReview = (
  ctx: Pick<JudgementContext, 'store' | 'clock'>,
  staff: Staff,
  number: number,
  reason: string,
) =>
  changeCase(ctx, staff, { number, action: 'decision.resume' }, function* (tx, { review }, at) {
    const refused = refusalToResume(review)
    if (refused !== null) return notNow(refused)
    const changed = yield* run(changeReview(tx, review, { ...undecided, status: 'in review' }))
    if (changed.length === 0) return stale('Somebody changed this review in between.')
    yield* planOpenReview(tx, number, at)
    const payload = { reason }
    return {
      ok: true as const,
      result: null,
      events: [{ kind: 'hold ended' as const, reviewId: review.id, payload }],
    }
  })
