// Marks by an event what the day itself made true: a date that came, a vendor that is late, a condition that nobody met.
import { appendAudit } from '../../../db/queries/audit'
import { nextReview } from '../../core/schedule/re-review'
import { queueConditionDue } from '../mail/queue-notices'
import { type Due, type DueDecided, done, type Handler } from './handling'

export const markReReviewDue: Handler<DueDecided> = function* (tx, due) {
  const next = nextReview(due.decided)
  if (next === null) return done
  const payload = { on: next.on, reason: next.reason }
  yield* appendAudit(tx, { at: due.at, actor: 'job' }, [
    { kind: 're-review due', reviewId: due.row.review.id, payload },
  ])
  return done
}

/** The reminders and whom they escalate to are mail's; this is the mark in the record. */
export const markOverdue: Handler<Due> = function* (tx, { row: { review }, at }) {
  yield* appendAudit(tx, { at, actor: 'job' }, [
    { kind: 'review overdue', reviewId: review.id, payload: { dueOn: review.dueOn } },
  ])
  return done
}

export const markConditionOverdue: Handler<DueDecided> = function* (tx, due) {
  const { id: reviewId } = due.row.review
  const condition = due.decided.openConditions.find(({ id }) => id === due.item.subjectId)
  if (!condition) return done
  const { id: conditionId, number, dueOn } = condition
  yield* appendAudit(tx, { at: due.at, actor: 'job' }, [
    { kind: 'condition overdue', reviewId, payload: { number, dueOn } },
  ])
  yield* queueConditionDue(tx, { reviewId, conditionId, when: 'overdue', at: due.at })
  return done
}
