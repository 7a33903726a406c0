// The last word on a proposal: approving decides the review and freezes its report, in one transaction.
import { appendAudit } from '../../../db/queries/audit'
import { addApproval, setProposalStatus } from '../../../db/queries/judgement'
import { reportVersions } from '../../../db/queries/reports'
import { reviewByNumber } from '../../../db/queries/reviews'
import { type Db, run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { AuditEvent } from '../../core/audit/events'
import { decide, refusalToApprove } from '../../core/judgement/decide'
import type { ApprovalInput } from '../../core/judgement/input'
import type { Services } from '../context'
import type { ProposalRow } from '../report/compose/ground'
import { freezeReport } from '../report/freeze-report'
import type { MadeWith } from '../report/read-ground'
import { closePrior, conditionsBefore, takeOverConditions } from '../rounds/follow-prior'
import { planAhead } from '../schedule/plan-ahead'
import { scheduleBefore } from '../schedule/schedule-facts'
import { decisionGround, decisionPeople, evidenceRelied } from './decision-ground'
import { caseDefinitions } from './definitions'
import { type CaseFile, loadCase } from './load-case'
import { openProposal, whatBecameOf } from './open-proposal'
import { notAllowed, notFound, notNow, stale } from './refusal'
import { decidedEvent, settleDecision } from './settle-decision'
import { type CaseRow, changeCase, type JudgementContext } from './with-review'

/** Approves or declines. Who may is asked of the policy table by the core, with all circumstances. */
export async function approveProposal(
  ctx: JudgementContext & Pick<Services, 'issuer'>,
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
      return stale(yield* whatBecameOf(tx, review.id, input.proposalId))
    }
    const file = yield* loadCase(tx, row, { questionnaire: definitions.questionnaire, now: at })
    const refused = refusalToApprove(staff, proposal, decisionPeople(file))
    if (refused) return notAllowed(refused.sentence)
    const said = { staff, input, at, proposal }
    if (input.approved === 'declined') return yield* decline(tx, row, said)
    const { ids, issuer } = ctx
    return yield* approve(tx, file, { ...said, definitions, ids, verifyUrl: issuer.verifyUrl })
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
  file: CaseFile,
  said: Said & Pick<MadeWith, 'definitions' | 'verifyUrl'> & Pick<Services, 'ids'>,
) {
  const { row } = file
  const { review } = row
  const { staff, at, proposal, definitions } = said
  const { own, takenOver } = yield* conditionsBefore(tx, review)
  const decided = decide({ status: review.status, ...decisionPeople(file) }, proposal, {
    by: staff,
    ground: decisionGround(file, [...own, ...takenOver]),
    evidence: evidenceRelied(file, definitions.frameworks),
    ...(yield* scheduleBefore(tx, file)),
  })
  if (!decided.ok) return notNow(decided.sentence)
  const { facts } = decided
  const score = file.assessment.reviewed
  if (!(yield* settleDecision(tx, row, { facts, score, at, ids: said.ids })))
    return stale('Somebody changed this review in between. Read the page again.')
  yield* takeOverConditions(tx, review.id, { ids: said.ids, takenOver })
  yield* recordWord(tx, said)
  yield* run(setProposalStatus(tx, proposal.id, 'approved'))
  // The record tells of the decision too, so its event must be in the log before the record is composed.
  yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, [
    decidedEvent(review.id, proposal.id, facts),
  ])
  yield* closePrior(tx, review, { at, actor: 'job' })
  const [decidedRow] = yield* run(reviewByNumber(tx, review.number))
  if (!decidedRow) throw new Error('The review vanished within its own transaction')
  const [last] = yield* run(reportVersions(tx, review.id))
  const version = (last?.version ?? 0) + 1
  yield* planAhead(tx, decidedRow, { definitions, now: at })
  const frozen = yield* freezeReport(tx, decidedRow, {
    definitions,
    verifyUrl: said.verifyUrl,
    now: at,
    version,
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
