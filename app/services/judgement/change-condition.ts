// Says what became of a condition after the decision: met, missed, or open again; the next review follows.
import { changeConditionStatus, conditionsOf } from '../../../db/queries/conditions'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { AuditEvent } from '../../core/audit/events'
import { conditionLabel } from '../../core/judgement/condition'
import type { ConditionChangeInput } from '../../core/judgement/input'
import { caseDefinitions } from './definitions'
import { planNextReview } from './plan-next-review'
import { notFound, notNow, stale } from './refusal'
import { changeCase, type JudgementContext } from './with-review'

export async function changeCondition(
  ctx: JudgementContext,
  staff: Staff,
  { number, condition }: { number: number; condition: number },
  { status, note, revision }: ConditionChangeInput,
) {
  const definitions = await caseDefinitions(ctx, number)
  const about = { number, action: 'condition.manage' } as const
  return changeCase(ctx, staff, about, function* (tx, row, at) {
    const { review } = row
    const conditions = yield* run(conditionsOf(tx, review.id))
    const found = conditions.find((each) => each.number === condition)
    if (!definitions || !found) return notFound()
    // Those of a hold are followed while it is taken up again, too.
    if (review.status !== 'decided' && review.status !== 'in review') {
      return notNow(`This review is ${review.status}: its conditions are no longer followed.`)
    }
    const changed = yield* run(
      changeConditionStatus(
        tx,
        { reviewId: review.id, id: found.id, revision },
        { status, statusNote: note, statusById: staff.id, statusAt: at },
      ),
    )
    const label = conditionLabel(found.number)
    if (changed.length === 0) {
      return stale(`Somebody changed ${label} in between: it is now ${found.status}.`)
    }
    const planned = yield* planNextReview(tx, row, { definitions, now: at })
    if (planned === false) throw new Error('The review moved within its own transaction')
    const payload = { number: found.number, status, note }
    const events: AuditEvent[] = [{ kind: 'condition changed', reviewId: review.id, payload }]
    return { ok: true as const, result: null, events: planned ? [...events, planned] : events }
  })
}
