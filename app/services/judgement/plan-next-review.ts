// Works out anew when a decided review is looked at again, after one of the things that its date rests on changed.
import { changeReview } from '../../../db/queries/reviews'
import { type Db, run } from '../../../db/store'
import type { AuditEvent } from '../../core/audit/events'
import { nextLightCheck, nextReview } from '../../core/schedule/re-review'
import { keepDueItems } from '../schedule/plan-ahead'
import { scheduleFacts } from '../schedule/schedule-facts'
import type { CaseDefinitions } from './definitions'
import type { CaseRow } from './with-review'

/** Resolves to the event where the date or its reason changed, to null where it stayed; false when somebody was faster. */
export function* planNextReview(
  tx: Db,
  row: CaseRow,
  about: { definitions: CaseDefinitions; now: Date },
) {
  const { review } = row
  const { facts, settings } = yield* scheduleFacts(tx, row, about)
  const next = facts.decided && nextReview(facts.decided)
  if (facts.decided === null || next === null) return null
  yield* keepDueItems(tx, { facts, settings, now: about.now })
  const { on, reason } = next
  const nextLightOn = nextLightCheck(facts.decided)
  const moved = on !== review.nextReviewOn || reason !== review.nextReviewReason
  if (!moved && nextLightOn === review.nextLightOn) return null
  const changed = yield* run(
    changeReview(tx, review, { nextReviewOn: on, nextReviewReason: reason, nextLightOn }),
  )
  if (changed.length === 0) return false
  if (!moved) return null
  const payload = { from: review.nextReviewOn, to: on, reason }
  return { kind: 'next review changed', reviewId: review.id, payload } satisfies AuditEvent
}
