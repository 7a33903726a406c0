// Reads what a vendor may know of how its review ended; null until somebody here released it.
import { bindingConditionsInScope, outcomeInScope } from '../../../db/queries/outcome'
import { type Db, run, type Work } from '../../../db/store'
import { conditionLabel } from '../../core/judgement/condition'
import { DECISION_WORDS } from '../../core/report/words'
import type { ReleasedOutcome } from '../../core/respond/pages'
import { dateIn } from '../../core/schedule/plain-date'

export function* readOutcome(
  db: Db,
  reviewId: string,
  timeZone: string,
): Work<ReleasedOutcome | null> {
  const [row] = yield* run(outcomeInScope(db, { reviewId }))
  if (!row?.decision || !row.decidedAt) return null
  const conditions = yield* run(bindingConditionsInScope(db, { reviewId }))
  return {
    decision: DECISION_WORDS[row.decision],
    decidedOn: dateIn(timeZone, row.decidedAt),
    validUntil: row.validUntil,
    conditions: conditions.map(({ number, ...condition }) => ({
      label: conditionLabel(number),
      ...condition,
    })),
  }
}
