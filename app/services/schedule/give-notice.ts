// Tells people ahead of what runs out; after a time in which the portal did not run, only what is still true.
import {
  CONDITION_NOTICES,
  EVIDENCE_NOTICES,
  noticeFor,
  WAIVER_NOTICES,
} from '../../core/schedule/due-items'
import type { PlainDate } from '../../core/schedule/plain-date'
import { queueConditionDue, queueEvidenceExpiring, queueWaiverEnding } from '../mail/queue-notices'
import { type DueDecided, done, type Handler } from './handling'

const daysOf = ({ item, today }: DueDecided, ends: PlainDate, notices: readonly number[]) =>
  noticeFor({ on: item.on, today, ends }, notices)

export const noticeOfEvidence: Handler<DueDecided> = function* (tx, due) {
  const piece = due.decided.evidence.find(({ id }) => id === due.item.subjectId)
  const days = piece?.validTo ? daysOf(due, piece.validTo, EVIDENCE_NOTICES) : null
  if (!piece || days === null) return done
  const about = { reviewId: due.row.review.id, evidenceId: piece.id }
  yield* queueEvidenceExpiring(tx, { ...about, days, at: due.at })
  return done
}

export const noticeOfCondition: Handler<DueDecided> = function* (tx, due) {
  const condition = due.decided.openConditions.find(({ id }) => id === due.item.subjectId)
  const days = condition ? daysOf(due, condition.dueOn, CONDITION_NOTICES) : null
  if (!condition || days === null) return done
  const about = { reviewId: due.row.review.id, conditionId: condition.id }
  yield* queueConditionDue(tx, { ...about, when: days === 0 ? 'today' : 'coming', at: due.at })
  return done
}

export const noticeOfWaiver: Handler<DueDecided> = function* (tx, due) {
  const waiver = due.decided.waivers.find(({ id }) => id === due.item.subjectId)
  const days = waiver ? daysOf(due, waiver.endsOn, WAIVER_NOTICES) : null
  if (!waiver || days === null) return done
  const about = { reviewId: due.row.review.id, waiverId: waiver.id }
  yield* queueWaiverEnding(tx, { ...about, days, at: due.at })
  return done
}
