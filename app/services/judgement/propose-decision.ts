// A reviewer proposes the decision; it waits for somebody else's approval, and can be withdrawn until then.
import { addProposal, proposalsOf, setProposalStatus } from '../../../db/queries/judgement'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { ProposalInput } from '../../core/judgement/input'
import { flawsOf } from '../../core/judgement/proposal'
import { tellApprovers } from '../mail/tell-staff'
import { conditionsBefore } from '../rounds/follow-prior'
import { decisionGround, decisionPeople } from './decision-ground'
import { loadCase } from './load-case'
import { openProposal } from './open-proposal'
import { notFound, notNow, wrongFields } from './refusal'
import { changeCase, frozenQuestionnaire, type JudgementContext } from './with-review'

/** Resolves to the proposal's id. */
export async function proposeDecision(
  ctx: JudgementContext,
  staff: Staff,
  number: number,
  input: ProposalInput,
) {
  const questionnaire = await frozenQuestionnaire(ctx, number)
  const id = ctx.ids.id()
  const about = { number, action: 'decision.propose' } as const
  return changeCase(ctx, staff, about, function* (tx, row, at) {
    const { review } = row
    if (!questionnaire) return notFound()
    if (review.status !== 'in review') {
      return notNow(
        `This review is ${review.status}: a decision is proposed while it is in review.`,
      )
    }
    const proposals = yield* run(proposalsOf(tx, review.id))
    if (proposals.some(({ status }) => status === 'open')) {
      return notNow('Another proposal waits for approval: withdraw it before you write a new one.')
    }
    const file = yield* loadCase(tx, row, { questionnaire, now: at })
    const { own, takenOver } = yield* conditionsBefore(tx, review)
    const flaws = flawsOf(input, decisionGround(file, [...own, ...takenOver]))
    if (flaws.length > 0) return wrongFields(flaws)
    const made = { id, reviewId: review.id, seq: proposals.length + 1, byId: staff.id, at }
    yield* run(addProposal(tx, { ...input, ...made, status: 'open' }))
    const { decision } = input
    const people = decisionPeople(file)
    const proposed = { id, byId: staff.id, decision, people }
    yield* tellApprovers(tx, { reviewId: review.id, ids: ctx.ids, at }, proposed)
    const payload = { proposalId: id, decision: input.decision, validUntil: input.validUntil }
    return {
      ok: true as const,
      result: id,
      events: [{ kind: 'decision proposed' as const, reviewId: review.id, payload }],
    }
  })
}

export const withdrawProposal = (
  ctx: Pick<JudgementContext, 'store' | 'clock'>,
  staff: Staff,
  at: { number: number; proposalId: string },
) =>
  changeCase(
    ctx,
    staff,
    { number: at.number, action: 'decision.propose' },
    function* (tx, { review }) {
      const open = yield* openProposal(tx, review.id)
      if (open === null || open.id !== at.proposalId) {
        return notNow('This proposal no longer waits for approval.')
      }
      yield* run(setProposalStatus(tx, open.id, 'withdrawn'))
      const payload = { proposalId: open.id }
      return {
        ok: true as const,
        result: null,
        events: [{ kind: 'proposal withdrawn' as const, reviewId: review.id, payload }],
      }
    },
  )
