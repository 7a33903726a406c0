// Sends the vendor's replies with the submission that they belong to.
import { dropEmptyReplies, sendReplies as markReplies } from '../../../db/queries/clarifications'
import type { RespondentScope } from '../../../db/queries/respond'
import { type Db, run, type Work } from '../../../db/store'
import type { AuditEvent } from '../../core/audit/events'
import type { ReturnedAnswers } from '../../core/clarify/owed-replies'
import type { VendorReview } from '../respond/vendor-review'

/** Resolves to the events to record. */
export function* sendReplies(tx: Db, scope: RespondentScope, at: Date): Work<AuditEvent[]> {
  yield* run(dropEmptyReplies(tx, scope))
  const sent = yield* run(markReplies(tx, scope, at))
  if (sent.length === 0) return []
  const questionIds = sent.map(({ questionId }) => questionId).sort()
  return [{ kind: 'replies sent', reviewId: scope.reviewId, payload: { questionIds } }]
}

export const returnedAnswers = ({ row, threads, stored }: VendorReview): ReturnedAnswers => ({
  returned: row.status === 'returned' ? row.returned : null,
  threads,
  ...stored,
})
