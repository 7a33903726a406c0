// The last word on a proposal: approving decides the review and freezes its report, in one transaction.
import { appendAudit } from '../../../db/queries/audit'
import { addApproval, setProposalStatus } from '../../../db/queries/judgement'
import { reviewByNumber } from '../../../db/queries/reviews'
import { type Db, run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { AuditEvent } from '../../core/audit/events'
import { decide, refusalToApprove } from '../../core/judgement/decide'
import type { ApprovalInput } from '../../core/judgement/input'
import { tierSchema } from '../../core/questionnaire/definition'
import type { ProposalRow } from '../report/compose/ground'
import { freezeReport } from '../report/freeze-report'
import { decisionGround, evidenceRelied } from './decision-ground'
import { type CaseDefinitions, caseDefinitions } from './definitions'
import { loadCase } from './load-case'
import { openProposal } from './open-proposal'
import { notAllowed, notFound, notNow, stale } from './refusal'
import { decidedEvent, settleDecision } from './settle-decision'
import { type CaseRow, changeCase, type JudgementContext } from './with-review'

/** Approves or declines. Who may is asked of the policy table by the core, with all circumstances. */
export async function approveProposal(
  ctx: JudgementContext,
  staff: Staff,
  number: number,
  input: ApprovalInput,
) {
  const definitions = await caseDefinitions(ctx, number)
  const about = { number, action: 'decision.read' } as const
  return changeCase(ctx, staff, about, function* (tx, row, at) {
    if (!definitions) return notFound()
    const { review } = row
    const proposal = yield* openProposal(tx, review.id)
    if (proposal === null || proposal.id !== input.proposalId) {
      return stale('This proposal no longer waits for approval. Read the page again.')
    }
    const tier = tierSchema.parse(review.tier)
    const refused = refusalToApprove(staff, proposal, { tier, launchedById: review.launchedById })
    if (refused) return notAllowed(refused.sentence)
    const said = { staff, input, at, proposal }
    if (input.approved === 'declined') return yield* decline(tx, row, said)
    return yield* approve(tx, row, { ...said, definitions, ids: ctx.ids })
  })
}

interface Said {
  staff: Staff
  input: ApprovalInput
  at: Date
  proposal: ProposalRow
}

function* decline(tx: Db, { review }: CaseRow, said: Said) {
  yield* recordWord(tx, said)
  yield* run(setProposalStatus(tx, said.proposal.id, 'declined'))
  const payload = { proposalId: said.proposal.id, comment: said.input.comment }
  const events: AuditEvent[] = [{ kind: 'proposal declined', reviewId: review.id, payload }]
  return { ok: true as const, result: 'declined' as const, events }
}

function* approve(
  tx: Db,
  row: CaseRow,
  said: Said & { definitions: CaseDefinitions; ids: JudgementContext['ids'] },
) {
  const { review } = row
  const { staff, at, proposal, definitions } = said
  const file = yield* loadCase(tx, row, { questionnaire: definitions.questionnaire, now: at })
  const decided = decide(
    { status: review.status, tier: file.input.tier, launchedById: review.launchedById },
    proposal,
    {
      by: staff,
      ground: decisionGround(file),
      evidence: evidenceRelied(file, definitions.frameworks),
    },
  )
  if (!decided.ok) return notNow(decided.sentence)
  const { facts } = decided
  const score = file.assessment.reviewed
  if (!(yield* settleDecision(tx, row, { facts, score, at, ids: said.ids })))
    return stale('Somebody changed this review in between. Read the page again.')
  yield* recordWord(tx, said)
  yield* run(setProposalStatus(tx, proposal.id, 'approved'))
  // The record tells of the decision too, so its event must be in the log before the record is composed.
  yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, [
    decidedEvent(review.id, proposal.id, facts),
  ])
  const [decidedRow] = yield* run(reviewByNumber(tx, review.number))
  if (!decidedRow) throw new Error('The review vanished within its own transaction')
  const frozen = yield* freezeReport(tx, decidedRow, {
    definitions,
    now: at,
    version: 1,
    byId: staff.id,
  })
  return { ok: true as const, result: 'approved' as const, events: [frozen] }
}

const recordWord = (tx: Db, { staff, input, at, proposal }: Said) =>
  run(
    addApproval(tx, {
      proposalId: proposal.id,
      byId: staff.id,
      approved: input.approved,
      comment: input.comment,
      at,
    }),
  )
