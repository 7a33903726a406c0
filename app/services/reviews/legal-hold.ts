// A legal hold: while it stands, retention leaves everything of the review alone. Placed and lifted for a reason that is kept.
import { changeReview } from '../../../db/queries/reviews'
import { type Db, run, type Work } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { Services } from '../context'
import { notNow, stale } from '../judgement/refusal'
import { type CaseRow, type Change, changeCase } from '../judgement/with-review'
import { removalOf } from '../privacy/contents-removed'

type Context = Pick<Services, 'store' | 'clock'>

/** Also on a review that is open: what is held later ends held. */
export const placeHold = (ctx: Context, staff: Staff, number: number, reason: string) =>
  changeCase(ctx, staff, { number, action: 'review.hold' }, function* (tx, row, at) {
    const { review } = row
    if (review.legalHold) return notNow('There is a legal hold on this review already.')
    if (yield* removalOf(tx, review)) {
      return notNow('Its answers and evidence were removed: there is nothing left to hold.')
    }
    const legalHold = { reason, byId: staff.id, at: at.toISOString() }
    return yield* changed(tx, row, { legalHold, kind: 'legal hold placed', reason })
  })

export const liftHold = (ctx: Context, staff: Staff, number: number, reason: string) =>
  changeCase(ctx, staff, { number, action: 'review.hold' }, function* (tx, row) {
    if (!row.review.legalHold) return notNow('There is no legal hold on this review.')
    return yield* changed(tx, row, { legalHold: null, kind: 'legal hold lifted', reason })
  })

interface HoldChange {
  legalHold: CaseRow['review']['legalHold']
  kind: 'legal hold placed' | 'legal hold lifted'
  reason: string
}

function* changed(
  tx: Db,
  { review }: CaseRow,
  { legalHold, kind, reason }: HoldChange,
): Work<Change<null>> {
  const rows = yield* run(changeReview(tx, review, { legalHold }))
  if (rows.length === 0) return stale('Somebody changed this review in between.')
  return { ok: true, result: null, events: [{ kind, reviewId: review.id, payload: { reason } }] }
}
