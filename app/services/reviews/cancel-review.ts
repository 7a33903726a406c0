// Cancels an open review: nothing more is mailed, and the vendor's link and sessions stop working.
import { cancelWaitingMail } from '../../../db/queries/outbox'
import {
  changeReview,
  invitationsOfReview,
  revokeInvitations,
  revokeRespondentSessions,
} from '../../../db/queries/reviews'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import { step } from '../../core/review/lifecycle'
import type { Services } from '../context'
import { notNow, stale } from '../judgement/refusal'
import { changeCase } from '../judgement/with-review'
import { planOpenReview } from '../schedule/plan-ahead'

export const cancelReview = (
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  { number, reason }: { number: number; reason: string },
) =>
  changeCase(ctx, staff, { number, action: 'review.cancel' }, function* (tx, { review }, at) {
    const stepped = step(review.status, 'cancel')
    if (!stepped.ok) return notNow(stepped.sentence)
    const change = { status: stepped.status, cancelReason: reason }
    const changed = yield* run(changeReview(tx, review, change))
    if (changed.length === 0) return stale('Somebody changed this review in between.')
    yield* run(cancelWaitingMail(tx, { reviewId: review.id }, 'Not sent: the review was cancelled'))
    yield* run(revokeInvitations(tx, review.id, at))
    const invitations = yield* run(invitationsOfReview(tx, review.id))
    const ids = invitations.map(({ id }) => id)
    if (ids.length > 0) yield* run(revokeRespondentSessions(tx, ids, at))
    yield* planOpenReview(tx, number, at)
    return {
      ok: true as const,
      result: null,
      events: [{ kind: 'review cancelled' as const, reviewId: review.id, payload: { reason } }],
    }
  })
