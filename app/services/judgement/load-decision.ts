// The decision page: the score it rests on, what was proposed, who may say the last word, and what was decided.
import { findingsOf } from '../../../db/queries/findings'
import { approvalsOf, proposalsOf } from '../../../db/queries/judgement'
import { reviewByNumber } from '../../../db/queries/reviews'
import { type Db, read, run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { refusalToApprove, refusalToResume } from '../../core/judgement/decide'
import type { DecidedView, DecisionView, ProposalView } from '../../core/judgement/outcome-view'
import { adviceOnBlanks } from '../../core/judgement/proposal'
import { longestWaiver, waiversInForce } from '../../core/judgement/waiver'
import type { CompiledQuestionnaire } from '../../core/questionnaire/compile'
import { dateIn } from '../../core/schedule/plain-date'
import { longestValidity } from '../../core/schedule/re-review'
import type { Services } from '../context'
import { readRound } from '../difference/compare-rounds'
import { sinceGone, sinceLastRound } from '../difference/since-last-round'
import { refusedAsRemoved } from '../privacy/contents-removed'
import {
  type ApprovalRow,
  type FindingRow,
  numbered,
  type ProposalRow,
  staffName,
} from '../report/compose/ground'
import { conditionsBefore } from '../rounds/follow-prior'
import { decisionPeople } from './decision-ground'
import { type CaseFile, keptCase } from './load-case'
import { type PriorRound, priorRound } from './prior-round'
import { notAllowed, notFound, notNow, type Refusal } from './refusal'
import { scoreView } from './score-view'
import { waiverViews } from './waiver-views'
import type { CaseRow } from './with-review'
import { workItems } from './work-items'

export async function loadDecision(
  ctx: Pick<Services, 'store' | 'clock' | 'questionnaires'>,
  staff: Staff,
  { number, finding }: { number: number; finding: string | null },
): Promise<({ ok: true } & DecisionView) | Refusal> {
  const [row] = await reviewByNumber(ctx.store.db, number)
  const decided = row !== undefined && row.review.decidedAt !== null
  if (!allows(staff, 'decision.read', { decided })) return notAllowed()
  if (!row) return notFound()
  if (row.review.submittedAt === null) {
    return notNow('The vendor has not submitted: there is nothing to decide yet.')
  }
  // What was decided is kept; a review that was called off has nothing to show here without its answers.
  const removed = decided ? null : await refusedAsRemoved(ctx, row.review)
  if (removed) return removed
  const questionnaire = await ctx.questionnaires.frozen(row.review)
  const now = ctx.clock.now()
  const prior = await priorRound(ctx, row.review)
  const ground = await read(ctx.store.db, (db) =>
    readDecision(db, row, { questionnaire, prior, now }),
  )
  const { file, proposals, findings } = ground
  return {
    ok: true,
    status: row.review.status,
    tier: file.input.tier,
    score: file.removed ? null : scoreView(file),
    since:
      sinceLastRound(staff, { ...ground, conditions: ground.own }, ctx.questionnaires.frameworks) ??
      (await sinceGone(ctx, row)),
    ...stillToDo(file),
    openFindings: findings.filter(({ status }) => status === 'open').length,
    from: findings.map(asCondition).find(({ label }) => label === finding) ?? null,
    longest: longestValidity(file.input.tier, file.input.asOf),
    proposals: proposalViews(ground).toReversed(),
    waivers: waiverViews(file, now),
    knockouts: standingKnockouts(file, now),
    longestWaiver: longestWaiver(file.input.asOf),
    advice: adviceOnBlanks(file.assessment.reviewed.coverage),
    conditionsBefore: ground.own.length + ground.takenOver.length,
    takenOver: ground.takenOver.map(({ sentence, dueOn }) => ({ sentence, dueOn })),
    ...whoMay(staff, file, proposals),
    decided: decidedView(staff, file),
  }
}

function* readDecision(
  db: Db,
  row: CaseRow,
  made: { questionnaire: CompiledQuestionnaire; prior: PriorRound | null; now: Date },
) {
  const { id } = row.review
  const { prior, now } = made
  const approvals = yield* run(approvalsOf(db, id))
  return {
    file: yield* keptCase(db, row, made),
    before: prior ? yield* readRound(db, prior, now) : null,
    proposals: yield* run(proposalsOf(db, id)),
    approvals: approvals.map(({ approval }) => approval),
    findings: yield* run(findingsOf(db, id)),
    ...(yield* conditionsBefore(db, row.review)),
  }
}

/** Judged today: after the decision too, a knock-out stands again once its waiver has ended. */
function standingKnockouts({ assessment, organisation, waivers }: CaseFile, now: Date) {
  const moment = { at: now, on: dateIn(organisation.timeZone, now) }
  const lifted = new Set(waiversInForce(waivers, moment).map(({ rule }) => rule))
  return assessment.reviewed.knockouts.filter(
    ({ rule, waivable }) => !waivable || !lifted.has(rule),
  )
}

/** A finding as the beginning of a condition: what was typed there is not typed again. */
const asCondition = ({ number, statement, treatment, owner, dueOn }: FindingRow) => ({
  label: numbered('F', number),
  sentence: `No longer so: ${statement}`,
  ownerSide: treatment === 'our setting' ? ('us' as const) : ('vendor' as const),
  owner,
  dueOn: dueOn ?? '',
})

function stillToDo(file: CaseFile) {
  const items = workItems(file)
  const counted = (mark: 'unreviewed' | 'waiting') =>
    items.filter(({ marks }) => marks.includes(mark)).length
  return { unreviewed: counted('unreviewed'), waiting: counted('waiting') }
}

function whoMay(staff: Staff, file: CaseFile, proposals: readonly ProposalRow[]) {
  const { review } = file.row
  const open = proposals.find(({ status }) => status === 'open')
  const inReview = review.status === 'in review'
  const proposes = allows(staff, 'decision.propose') && inReview
  const waives = allows(staff, 'waiver.record')
  const decided = review.decidedAt !== null
  const refused = open ? refusalToApprove(staff, open, decisionPeople(file)) : null
  return {
    mayReadAnswers: allows(staff, 'answers.read', { decided }),
    mayExplain: allows(staff, 'score.explain', { decided }),
    mayWaive: waives && inReview && open === undefined,
    mayWithdrawWaiver: waives && (inReview || review.status === 'decided'),
    mayResume: allows(staff, 'decision.resume') && refusalToResume(review) === null,
    mayPropose: proposes && open === undefined,
    mayWithdraw: proposes && open !== undefined,
    approvalRefusal: refused?.sentence ?? null,
  }
}

interface Proposed {
  file: CaseFile
  own: readonly unknown[]
  takenOver: readonly unknown[]
  proposals: readonly ProposalRow[]
  approvals: readonly ApprovalRow[]
}

/** In the order in which they were made; conditions are numbered as they are, or would be, followed. */
function proposalViews({ file, own, takenOver, proposals, approvals }: Proposed): ProposalView[] {
  const decided = proposals.filter(({ status }) => status === 'approved')
  const proposed = decided.reduce((sum, { conditions }) => sum + conditions.length, 0)
  // What came from the round before is numbered first.
  let last = own.length + takenOver.length - proposed
  return proposals.map((proposal) => {
    const conditions = proposal.conditions.map((each, at) => ({ ...each, number: last + at + 1 }))
    if (proposal.status === 'approved') last += conditions.length
    const { id, decision, reason, validUntil, status } = proposal
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
  })
}

function decidedView(staff: Staff, file: CaseFile): DecidedView | null {
  const { review } = file.row
  const { decision, decidedAt, validUntil, nextReviewOn, nextReviewReason } = review
  if (decision === null || decidedAt === null) return null
  const { outcomeReleasedAt: at, outcomeReleasedById: byId } = review
  return {
    released: at && byId ? { at: at.toISOString(), by: staffName(file, byId) } : null,
    mayRelease: at === null && allows(staff, 'outcome.release'),
    decision,
    decidedAt: decidedAt.toISOString(),
    validUntil,
    nextReviewOn,
    nextReviewReason,
    alreadyInUse: file.input.intake.already_in_use === true,
  }
}
