// Works out anew when a decided review is looked at again, after one of the things that its date rests on changed.
import { conditionsOf } from '../../../db/queries/conditions'
import { changeReview } from '../../../db/queries/reviews'
import { type Db, run } from '../../../db/store'
import type { AuditEvent } from '../../core/audit/events'
import { allowsUse } from '../../core/judgement/proposal'
import { dateIn } from '../../core/schedule/plain-date'
import { nextReview } from '../../core/schedule/re-review'
import { evidenceRelied, waiversRelied } from './decision-ground'
import type { CaseDefinitions } from './definitions'
import { loadCase } from './load-case'
import type { CaseRow } from './with-review'

/** Resolves to the event where the date or its reason changed, to null where it stayed; false when somebody was faster. */
export function* planNextReview(
  tx: Db,
  row: CaseRow,
  { definitions, now }: { definitions: CaseDefinitions; now: Date },
) {
  const { review } = row
  const { decision, decidedAt, validUntil } = review
  if (review.status !== 'decided' || decision === null || decidedAt === null) return null
  const file = yield* loadCase(tx, row, { questionnaire: definitions.questionnaire, now })
  const conditions = yield* run(conditionsOf(tx, review.id))
  const next = nextReview({
    tier: file.input.tier,
    decidedOn: dateIn(file.organisation.timeZone, decidedAt),
    decision,
    validUntil,
    evidence: evidenceRelied(file, definitions.frameworks),
    openConditions: conditions.filter(({ status }) => status === 'open'),
    waivers: allowsUse(decision)
      ? waiversRelied(file).map(({ withdrawnAt, ...waiver }) => ({
          ...waiver,
          withdrawnOn: withdrawnAt && dateIn(file.organisation.timeZone, withdrawnAt),
        }))
      : [],
  })
  if (next === null) return null
  const { on, reason } = next
  if (on === review.nextReviewOn && reason === review.nextReviewReason) return null
  const changed = yield* run(
    changeReview(tx, review, { nextReviewOn: on, nextReviewReason: reason }),
  )
  if (changed.length === 0) return false
  const payload = { from: review.nextReviewOn, to: on, reason }
  return { kind: 'next review changed', reviewId: review.id, payload } satisfies AuditEvent
}
