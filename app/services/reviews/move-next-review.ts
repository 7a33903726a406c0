// Moves the day on which a decided review is looked at again, for a reason that is kept beside the date.
import { changeReview, reviewByNumber } from '../../../db/queries/reviews'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import { nextReviewFlaw } from '../../core/review/due-date'
import type { NextReviewInput } from '../../core/review/launch-input'
import { dateIn } from '../../core/schedule/plain-date'
import { caseDefinitions } from '../judgement/definitions'
import { planNextReview } from '../judgement/plan-next-review'
import { notFound, notNow, stale, wrongField } from '../judgement/refusal'
import { changeCase, type JudgementContext } from '../judgement/with-review'
import { loadOrganisation } from '../organisation/read-organisation'

export async function moveNextReview(
  ctx: JudgementContext,
  staff: Staff,
  { number, nextReviewOn, moveReason }: NextReviewInput & { number: number },
) {
  const definitions = await caseDefinitions(ctx, number)
  const about = { number, action: 'review.changeDue' } as const
  return changeCase(ctx, staff, about, function* (tx, row, at) {
    const { review } = row
    if (!definitions) return notFound()
    if (review.status !== 'decided' || review.nextReviewOn === null) {
      return notNow('Only a review that is decided and in use has a next review.')
    }
    const { timeZone } = yield* loadOrganisation(tx)
    const flaw = nextReviewFlaw(nextReviewOn, dateIn(timeZone, at), review.validUntil)
    if (flaw !== null) return wrongField('nextReviewOn', flaw)
    const nextReviewMoved = {
      on: nextReviewOn,
      reason: moveReason,
      by: staff.name,
      at: at.toISOString(),
    }
    const changed = yield* run(changeReview(tx, review, { nextReviewMoved }))
    if (changed.length === 0) return stale('Somebody changed this review in between.')
    const [moved] = yield* run(reviewByNumber(tx, number))
    if (!moved) throw new Error('The review vanished within its own transaction')
    const planned = yield* planNextReview(tx, moved, { definitions, now: at })
    if (planned === false) throw new Error('The review moved within its own transaction')
    return { ok: true as const, result: null, events: planned ? [planned] : [] }
  })
}
