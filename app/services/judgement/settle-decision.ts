// Writes a decision down: the review's own facts, its conditions, and the mail to whoever asked for the use.
import { addCondition } from '../../../db/queries/conditions'
import { addOutboxMail } from '../../../db/queries/judgement'
import { staffForMail } from '../../../db/queries/mail-subject'
import { changeReview } from '../../../db/queries/reviews'
import { type Db, run } from '../../../db/store'
import type { AuditEvent } from '../../core/audit/events'
import type { DecisionFacts } from '../../core/judgement/decide'
import type { Score } from '../../core/scoring/result'
import type { CaseRow, JudgementContext } from './with-review'

interface Settled {
  facts: DecisionFacts
  score: Score
  at: Date
  ids: JudgementContext['ids']
}

/** False, with nothing written, when somebody changed the review in between. */
export function* settleDecision(tx: Db, row: CaseRow, settled: Settled) {
  if (!(yield* decideReview(tx, row, settled))) return false
  const { facts, ids, at } = settled
  for (const condition of facts.conditions) {
    yield* run(addCondition(tx, { ...condition, id: ids.id(), reviewId: row.review.id }))
  }
  yield* tellRequester(tx, row, { id: ids.id(), at })
  return true
}

function* decideReview(tx: Db, { review }: CaseRow, { facts, score, at }: Settled) {
  const inTenths = (points: number | null) => (points === null ? null : Math.round(points * 10))
  const changed = yield* run(
    changeReview(tx, review, {
      status: facts.status,
      decidedAt: at,
      decision: facts.decision,
      validUntil: facts.validUntil,
      nextReviewOn: facts.nextReviewOn,
      nextReviewReason: facts.nextReviewReason,
      nextLightOn: facts.nextLightOn,
      fullDecidedOn: facts.fullDecidedOn,
      assuredTenths: inTenths(score.assured),
      asStatedTenths: inTenths(score.asStated),
      residual: score.residual,
    }),
  )
  return changed.length > 0
}

export function decidedEvent(
  reviewId: string,
  proposalId: string,
  facts: DecisionFacts,
): AuditEvent {
  const { decision, validUntil, nextReviewOn, nextReviewReason } = facts
  return {
    kind: 'review decided',
    reviewId,
    payload: { proposalId, decision, validUntil, nextReviewOn, nextReviewReason },
  }
}

/** Whoever filed the use learns its outcome, unless they no longer work here. */
function* tellRequester(tx: Db, { review, use }: CaseRow, { id, at }: { id: string; at: Date }) {
  const [requester] = yield* run(staffForMail(tx, use.requesterId))
  if (!requester?.active) return
  yield* run(
    addOutboxMail(tx, {
      id,
      reviewId: review.id,
      kind: 'outcome',
      payload: { reviewId: review.id },
      toName: requester.name,
      toEmail: requester.email,
      dueAt: at,
      status: 'waiting',
      createdAt: at,
    }),
  )
}
