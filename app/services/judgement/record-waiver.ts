// A waiver of a knock-out is recorded for the executive who gave it, and withdrawn with a reason; both are appended.
import { addWaiver, waiversOf, withdrawWaiverRow } from '../../../db/queries/waivers'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { AuditEvent } from '../../core/audit/events'
import type { WaiverInput } from '../../core/judgement/input'
import { flawsOfWaiver } from '../../core/judgement/waiver'
import { caseDefinitions } from './definitions'
import { loadCase } from './load-case'
import { openProposalBlocks } from './open-proposal'
import { planNextReview } from './plan-next-review'
import { notFound, notNow, stale, wrongFields } from './refusal'
import { changeCase, frozenQuestionnaire, type JudgementContext } from './with-review'

/** Resolves to the waiver's id. */
export async function recordWaiver(
  ctx: JudgementContext,
  staff: Staff,
  number: number,
  input: WaiverInput,
) {
  const questionnaire = await frozenQuestionnaire(ctx, number)
  const id = ctx.ids.id()
  const about = { number, action: 'waiver.record' } as const
  return changeCase(ctx, staff, about, function* (tx, row, at) {
    const { review } = row
    if (!questionnaire) return notFound()
    if (review.status !== 'in review') {
      return notNow(`This review is ${review.status}: a knock-out is waived while it is in review.`)
    }
    const blocked = yield* openProposalBlocks(tx, review.id)
    if (blocked) return blocked
    const file = yield* loadCase(tx, row, { questionnaire, now: at })
    const { knockouts } = file.assessment.reviewed
    const flaws = flawsOfWaiver(input, { today: file.input.asOf, knockouts })
    const fired = knockouts.find(({ rule }) => rule === input.rule)
    if (flaws.length > 0 || !fired) return wrongFields(flaws)
    const { question: questionId, sentence } = fired
    const made = { id, reviewId: review.id, questionId, sentence, recordedById: staff.id, at }
    const { waiverReason: reason, ...given } = input
    yield* run(addWaiver(tx, { ...given, ...made, reason }))
    const { rule, executive, executiveTitle, endsOn } = given
    const payload = { waiverId: id, rule, executive, executiveTitle, endsOn }
    return {
      ok: true as const,
      result: id,
      events: [{ kind: 'waiver recorded' as const, reviewId: review.id, payload }],
    }
  })
}

/** At any time: after the decision too, when the knock-out then stands again and the review is due at once. */
export async function withdrawWaiver(
  ctx: JudgementContext,
  staff: Staff,
  number: number,
  { waiverId, reason }: { waiverId: string; reason: string },
) {
  const definitions = await caseDefinitions(ctx, number)
  const about = { number, action: 'waiver.record' } as const
  return changeCase(ctx, staff, about, function* (tx, row, at) {
    const reviewId = row.review.id
    const waivers = yield* run(waiversOf(tx, reviewId))
    const waiver = waivers.find(({ id }) => id === waiverId)
    if (!waiver || !definitions) return notFound()
    const withdrawn = { withdrawnById: staff.id, withdrawnAt: at, withdrawnReason: reason }
    const done = yield* run(withdrawWaiverRow(tx, { reviewId, id: waiver.id }, withdrawn))
    if (done.length === 0) return stale('This waiver was withdrawn already.')
    const planned = yield* planNextReview(tx, row, { definitions, now: at })
    if (planned === false) throw new Error('The review moved within its own transaction')
    const payload = { waiverId, rule: waiver.rule, reason }
    const events: AuditEvent[] = [{ kind: 'waiver withdrawn', reviewId, payload }]
    return { ok: true as const, result: null, events: planned ? [...events, planned] : events }
  })
}
