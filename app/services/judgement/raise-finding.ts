// A reviewer writes down a weakness that the review found, or takes one that a fired rule suggests.
import { addFinding, findingsOf, lastFindingNumber } from '../../../db/queries/findings'
import { reviewByNumber } from '../../../db/queries/reviews'
import { type Db, read, run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import { type FindingInput, needsDueDate } from '../../core/findings/input'
import { suggestionsFrom } from '../../core/findings/suggestion'
import { findingLabel } from '../../core/findings/view'
import type { CompiledQuestionnaire } from '../../core/questionnaire/compile'
import { dueFlaw, firedIn } from './finding-ground'
import { loadCase } from './load-case'
import { notFound, notNow, type Refusal, wrongField } from './refusal'
import { type CaseRow, changeCase, frozenQuestionnaire, type JudgementContext } from './with-review'

/** Resolves to the finding's number within the review. */
export async function raiseFinding(
  ctx: JudgementContext,
  staff: Staff,
  number: number,
  input: FindingInput,
) {
  const questionnaire = await frozenQuestionnaire(ctx, number)
  const id = ctx.ids.id()
  const about = { number, action: 'finding.manage' } as const
  return changeCase(ctx, staff, about, function* (tx, row, at) {
    const { review } = row
    const refused = yield* refusalToRaise(tx, row, { input, questionnaire, at })
    if (refused) return refused
    const [last] = yield* run(lastFindingNumber(tx, review.id))
    const next = (last?.number ?? 0) + 1
    const made = { id, reviewId: review.id, number: next, status: 'open' as const }
    const dueOn = needsDueDate(input.treatment) ? input.dueOn : null
    yield* run(addFinding(tx, { ...input, dueOn, ...made, raisedById: staff.id, raisedAt: at }))
    const payload = { number: next, severity: input.severity, questionId: input.questionId }
    return {
      ok: true as const,
      result: next,
      events: [{ kind: 'finding raised' as const, reviewId: review.id, payload }],
    }
  })
}

interface Asked {
  input: FindingInput
  questionnaire: CompiledQuestionnaire | null
  at: Date
}

function* refusalToRaise(tx: Db, row: CaseRow, { input, questionnaire, at }: Asked) {
  const { review } = row
  if (review.status !== 'in review') {
    return notNow(`This review is ${review.status}: findings are raised while it is in review.`)
  }
  if (!questionnaire) return notFound()
  if (input.questionId !== null && !questionnaire.byId.has(input.questionId)) {
    return wrongField('questionId', `This review has no question ${input.questionId}`)
  }
  const late = yield* dueFlaw(tx, input.dueOn, at)
  if (late) return late
  if (input.rule === null) return null
  const findings = yield* run(findingsOf(tx, review.id))
  const same = findings.find(({ rule }) => rule === input.rule)
  if (same) return notNow(`${findingLabel(same.number)} was raised from this rule already.`)
  const file = yield* loadCase(tx, row, { questionnaire, now: at })
  const fired = firedIn(file).some(({ rule }) => rule === input.rule)
  return fired ? null : notNow('This rule does not fire: raise the finding by hand.')
}

/** One press: the finding as the rule suggests it, to be changed afterwards like any other. */
export async function takeSuggestion(
  ctx: JudgementContext,
  staff: Staff,
  number: number,
  rule: string,
): Promise<{ ok: true; result: number } | Refusal> {
  const questionnaire = await frozenQuestionnaire(ctx, number)
  const at = ctx.clock.now()
  const found = await read(ctx.store.db, function* (tx) {
    const [row] = yield* run(reviewByNumber(tx, number))
    if (!row || !questionnaire) return null
    const file = yield* loadCase(tx, row, { questionnaire, now: at })
    const findings = yield* run(findingsOf(tx, row.review.id))
    const suggested = suggestionsFrom(firedIn(file), { findings, today: file.input.asOf })
    const own = suggested.find((suggestion) => suggestion.rule === rule)
    return own ? { ...own, owner: row.contact.name } : null
  })
  if (!found)
    return notNow('This suggestion is gone: it was taken already, or its rule does not fire.')
  const { severity, statement, questionId, dueOn, owner } = found
  return raiseFinding(ctx, staff, number, {
    ...{ rule, severity, statement, questionId, dueOn, owner },
    impact: '',
    treatment: 'fix by vendor',
  })
}
