// The decision page: the score it rests on, what was proposed, who may say the last word, and what was decided.
import { findingsOf } from '../../../db/queries/findings'
import { approvalsOf, proposalsOf } from '../../../db/queries/judgement'
import { reviewByNumber } from '../../../db/queries/reviews'
import { read, run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { refusalToApprove } from '../../core/judgement/decide'
import type { DecidedView, DecisionView, ProposalView } from '../../core/judgement/outcome-view'
import { tierSchema } from '../../core/questionnaire/definition'
import { longestValidity } from '../../core/schedule/re-review'
import type { Services } from '../context'
import { type ApprovalRow, type ProposalRow, staffName } from '../report/compose/ground'
import { type CaseFile, loadCase } from './load-case'
import { notAllowed, notFound, notNow, type Refusal } from './refusal'
import { scoreView } from './score-view'
import type { CaseRow } from './with-review'
import { workItems } from './work-items'

export async function loadDecision(
  ctx: Pick<Services, 'store' | 'clock' | 'questionnaires'>,
  staff: Staff,
  number: number,
): Promise<({ ok: true } & DecisionView) | Refusal> {
  const [row] = await reviewByNumber(ctx.store.db, number)
  const decided = row !== undefined && row.review.decidedAt !== null
  if (!allows(staff, 'decision.read', { decided })) return notAllowed()
  if (!row) return notFound()
  if (row.review.submittedAt === null) {
    return notNow('The vendor has not submitted: there is nothing to decide yet.')
  }
  const questionnaire = await ctx.questionnaires.frozen(row.review)
  const loaded = await read(ctx.store.db, function* (db) {
    return {
      file: yield* loadCase(db, row, { questionnaire, now: ctx.clock.now() }),
      proposals: yield* run(proposalsOf(db, row.review.id)),
      approvals: yield* run(approvalsOf(db, row.review.id)),
      findings: yield* run(findingsOf(db, row.review.id)),
    }
  })
  const { file, proposals } = loaded
  const approvals = loaded.approvals.map(({ approval }) => approval)
  const items = workItems(file)
  const counted = (mark: 'unreviewed' | 'waiting') =>
    items.filter(({ marks }) => marks.includes(mark)).length
  return {
    ok: true,
    status: row.review.status,
    tier: file.input.tier,
    score: scoreView(file),
    unreviewed: counted('unreviewed'),
    waiting: counted('waiting'),
    openFindings: loaded.findings.filter(({ status }) => status === 'open').length,
    longest: longestValidity(file.input.tier, file.input.asOf),
    proposals: proposals.map((proposal) => proposalView(proposal, approvals, file)).toReversed(),
    ...whoMay(staff, row, proposals),
    decided: decidedView(row),
  }
}

function whoMay(staff: Staff, { review }: CaseRow, proposals: readonly ProposalRow[]) {
  const open = proposals.find(({ status }) => status === 'open')
  const proposes = allows(staff, 'decision.propose') && review.status === 'in review'
  const tier = tierSchema.parse(review.tier)
  const refused = open
    ? refusalToApprove(staff, open, { tier, launchedById: review.launchedById })
    : null
  return {
    mayPropose: proposes && open === undefined,
    mayWithdraw: proposes && open !== undefined,
    approvalRefusal: refused?.sentence ?? null,
  }
}

function proposalView(
  proposal: ProposalRow,
  approvals: readonly ApprovalRow[],
  file: CaseFile,
): ProposalView {
  const { id, decision, reason, validUntil, conditions, status } = proposal
  return {
    ...{ id, decision, reason, validUntil, conditions, status },
    by: staffName(file, proposal.byId),
    at: proposal.at.toISOString(),
    words: approvals
      .filter(({ proposalId }) => proposalId === id)
      .map(({ byId, approved, comment, at }) => ({
        by: staffName(file, byId),
        approved,
        comment,
        at: at.toISOString(),
      })),
  }
}

function decidedView({ review }: CaseRow): DecidedView | null {
  const { decision, decidedAt, validUntil, nextReviewOn, nextReviewReason } = review
  if (decision === null || decidedAt === null) return null
  return {
    decision,
    decidedAt: decidedAt.toISOString(),
    validUntil,
    nextReviewOn,
    nextReviewReason,
  }
}
