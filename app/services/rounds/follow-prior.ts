// What deciding a round does to the round before: conditions that nobody met go over, and the portal closes it.
import { appendAudit } from '../../../db/queries/audit'
import { addCondition, conditionsOf } from '../../../db/queries/conditions'
import { changeReview, type ReviewRow, reviewById } from '../../../db/queries/reviews'
import { type Db, run } from '../../../db/store'
import type { AuditActor } from '../../core/audit/events'
import { step } from '../../core/review/lifecycle'
import type { Services } from '../context'
import { planOpenReview } from '../schedule/plan-ahead'

/** The decision that this round is about to replace; null where none holds. */
export function* priorThatHolds(tx: Db, { priorReviewId }: Pick<ReviewRow, 'priorReviewId'>) {
  if (priorReviewId === null) return null
  const [prior] = yield* run(reviewById(tx, priorReviewId))
  return prior?.status === 'decided' ? prior : null
}

/** Its own conditions, of an earlier hold, and those of the round before that nobody met, numbered on. */
export function* conditionsBefore(tx: Db, review: Pick<ReviewRow, 'id' | 'priorReviewId'>) {
  const own = yield* run(conditionsOf(tx, review.id))
  const prior = yield* priorThatHolds(tx, review)
  const open = prior === null ? [] : yield* run(conditionsOf(tx, prior.id))
  const last = Math.max(0, ...own.map(({ number }) => number))
  const takenOver = open
    .filter(({ status }) => status !== 'met')
    .map((condition, place) => ({ ...condition, number: last + place + 1 }))
  return { own, takenOver }
}

/** Writes those that go over into the round that is being decided. */
export function* takeOverConditions(
  tx: Db,
  reviewId: string,
  { ids, takenOver }: Pick<Services, 'ids'> & { takenOver: readonly Condition[] },
) {
  for (const condition of takenOver) {
    yield* run(addCondition(tx, { ...condition, id: ids.id(), reviewId, revision: 1 }))
  }
}

type Condition = Awaited<ReturnType<typeof conditionsOf>>[number]

/** After the decision: the dates of the round before are watched no longer. */
export function* closePrior(
  tx: Db,
  review: ReviewRow,
  { at, actor }: { at: Date; actor: AuditActor },
) {
  const prior = yield* priorThatHolds(tx, review)
  if (prior === null) return
  const closed = step(prior.status, 'close')
  if (!closed.ok) return
  const changed = yield* run(changeReview(tx, prior, { status: closed.status }))
  if (changed.length === 0) throw new Error('The round before moved within this transaction')
  yield* planOpenReview(tx, prior.number, at)
  yield* appendAudit(tx, { at, actor }, [
    { kind: 'review followed', reviewId: prior.id, payload: { by: review.number } },
  ])
}
