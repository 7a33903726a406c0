// A reviewer writes down a weakness; later changes keep its number.
import {
  addFinding,
  changeFinding as changeFindingRow,
  findingsOf,
  lastFindingNumber,
} from '../../../db/queries/judgement'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { FindingChangeInput, FindingInput } from '../../core/judgement/input'
import { notFound, notNow, stale } from './refusal'
import { changeCase, type JudgementContext } from './with-review'
import { unknownQuestion } from './unknown-question'

/** Resolves to the finding's number within the review. */
export const raiseFinding = (
  ctx: JudgementContext,
  staff: Staff,
  number: number,
  input: FindingInput,
) =>
  changeCase(ctx, staff, { number, action: 'finding.manage' }, function* (tx, { review }, at) {
    if (review.status !== 'in review') {
      return notNow(`This review is ${review.status}: findings are raised while it is in review.`)
    }
    const unknown = yield* unknownQuestion(tx, review, input.questionId)
    if (unknown) return unknown
    const [last] = yield* run(lastFindingNumber(tx, review.id))
    const next = (last?.number ?? 0) + 1
    const made = { id: ctx.ids.id(), reviewId: review.id, number: next, status: 'open' as const }
    yield* run(addFinding(tx, { ...input, ...made, raisedById: staff.id, raisedAt: at }))
    const payload = { number: next, severity: input.severity, questionId: input.questionId }
    return {
      ok: true as const,
      result: next,
      events: [{ kind: 'finding raised' as const, reviewId: review.id, payload }],
    }
  })

/** Also after the decision: a finding is closed when its weakness is gone, whenever that is. */
export const changeFinding = (
  ctx: Pick<JudgementContext, 'store' | 'clock'>,
  staff: Staff,
  about: { number: number; finding: number },
  { revision, ...input }: FindingChangeInput,
) =>
  changeCase(ctx, staff, { ...about, action: 'finding.manage' }, function* (tx, { review }) {
    const findings = yield* run(findingsOf(tx, review.id))
    const found = findings.find((finding) => finding.number === about.finding)
    if (!found) return notFound()
    const unknown = yield* unknownQuestion(tx, review, input.questionId)
    if (unknown) return unknown
    const at = { reviewId: review.id, id: found.id, revision }
    const changed = yield* run(changeFindingRow(tx, at, input))
    if (changed.length === 0) {
      return stale('Somebody changed this finding after you opened it. Read it again first.')
    }
    const payload = { number: about.finding, severity: input.severity, status: input.status }
    return {
      ok: true as const,
      result: about.finding,
      events: [{ kind: 'finding changed' as const, reviewId: review.id, payload }],
    }
  })
