// A reviewer writes down a weakness that the review found.
import { addFinding, lastFindingNumber } from '../../../db/queries/findings'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { FindingInput } from '../../core/judgement/input'
import { notNow } from './refusal'
import { unknownQuestion } from './unknown-question'
import { changeCase, type JudgementContext } from './with-review'

/** Resolves to the finding's number within the review. */
export async function raiseFinding(
  ctx: JudgementContext,
  staff: Staff,
  number: number,
  input: FindingInput,
) {
  const unknown = await unknownQuestion(ctx, number, input.questionId)
  const id = ctx.ids.id()
  const about = { number, action: 'finding.manage' } as const
  return changeCase(ctx, staff, about, function* (tx, { review }, at) {
    if (review.status !== 'in review') {
      return notNow(`This review is ${review.status}: findings are raised while it is in review.`)
    }
    if (unknown) return unknown
    const [last] = yield* run(lastFindingNumber(tx, review.id))
    const next = (last?.number ?? 0) + 1
    const made = { id, reviewId: review.id, number: next, status: 'open' as const }
    yield* run(addFinding(tx, { ...input, ...made, raisedById: staff.id, raisedAt: at }))
    const payload = { number: next, severity: input.severity, questionId: input.questionId }
    return {
      ok: true as const,
      result: next,
      events: [{ kind: 'finding raised' as const, reviewId: review.id, payload }],
    }
  })
}
