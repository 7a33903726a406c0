// The decision: who may say the last word on a proposal, and the facts that follow from it.
import { allows } from '../access/policy'
import type { Staff } from '../access/roles'
import { type ReviewStatus, step } from '../review/lifecycle'
import type { PlainDate } from '../schedule/plain-date'
import { nextReview, type Tier } from '../schedule/re-review'
import type { ConditionInput, Decision } from './input'
import { type DecisionGround, flawsOf } from './proposal'

/** The proposal as it waits for a second person. */
export interface OpenProposal {
  status: 'open' | 'approved' | 'declined' | 'withdrawn'
  byId: string
  decision: Decision
  validUntil: PlainDate | null
  conditions: readonly ConditionInput[]
}

export type ApprovalRefusal =
  | { reason: 'not allowed'; sentence: string }
  | { reason: 'not possible now'; sentence: string }
  | { reason: 'flawed'; sentence: string }

/** Null when this person may say the last word on the proposal; the rule itself stands in the policy table. */
export function refusalToApprove(
  staff: Staff,
  proposal: Pick<OpenProposal, 'byId'>,
  review: { tier: Tier; launchedById: string },
): ApprovalRefusal | null {
  const circumstances = {
    tier: review.tier,
    authorOfProposal: staff.id === proposal.byId,
    launcher: staff.id === review.launchedById,
  }
  if (allows(staff, 'decision.approve', circumstances)) return null
  return { reason: 'not allowed', sentence: whyNot(staff, circumstances) }
}

function whyNot(
  staff: Staff,
  circumstances: { tier: Tier; authorOfProposal: boolean; launcher: boolean },
): string {
  // Asked of the table itself, so that the sentence can never name a rule that did not refuse.
  const would = (change: Partial<typeof circumstances>) =>
    allows(staff, 'decision.approve', { ...circumstances, ...change })
  if (would({ authorOfProposal: false })) {
    return 'You wrote this proposal: another person must approve it.'
  }
  if (would({ launcher: false })) {
    return 'You launched this review, and its tier is 1: another person must approve it.'
  }
  if (would({ authorOfProposal: false, launcher: false })) {
    return 'You launched this review and wrote this proposal: another person must approve it.'
  }
  return 'Your roles do not include approving decisions.'
}

export interface DecisionFacts {
  status: 'decided'
  decision: Decision
  validUntil: PlainDate | null
  nextReviewOn: PlainDate | null
  /** To follow "because"; null after a rejection. */
  nextReviewReason: string | null
  conditions: readonly (ConditionInput & { number: number })[]
}

/**
 * Turns an approved proposal into the facts of the decision, or says why it cannot be.
 * `evidence` is what scored answers rest on, with its last valid day.
 */
export function decide(
  review: { status: ReviewStatus; tier: Tier; launchedById: string },
  proposal: OpenProposal,
  said: {
    by: Staff
    ground: DecisionGround
    evidence: readonly { title: string; validTo: PlainDate | null }[]
  },
): { ok: true; facts: DecisionFacts } | ({ ok: false } & ApprovalRefusal) {
  const refused = refusalToApprove(said.by, proposal, review)
  if (refused) return { ok: false, ...refused }
  if (proposal.status !== 'open') {
    return {
      ok: false,
      reason: 'not possible now',
      sentence: `This proposal was ${proposal.status}.`,
    }
  }
  const stepped = step(review.status, 'decide')
  if (!stepped.ok) return stepped
  const flaws = flawsOf({ ...proposal, conditions: [...proposal.conditions] }, said.ground)
  if (flaws.length > 0) {
    const sentence = flaws.map((flaw) => flaw.sentence).join('. ')
    return { ok: false, reason: 'flawed', sentence: `This proposal no longer stands: ${sentence}` }
  }
  return { ok: true, facts: factsOf(proposal, said.ground, said.evidence) }
}

function factsOf(
  proposal: OpenProposal,
  { tier, today }: DecisionGround,
  evidence: readonly { title: string; validTo: PlainDate | null }[],
): DecisionFacts {
  const conditions = proposal.conditions.map((condition, place) => ({
    ...condition,
    number: place + 1,
  }))
  const next = nextReview({
    tier,
    decidedOn: today,
    decision: proposal.decision,
    validUntil: proposal.validUntil,
    evidence,
    openConditions: conditions,
    waivers: [],
  })
  return {
    status: 'decided',
    decision: proposal.decision,
    validUntil: proposal.validUntil,
    nextReviewOn: next?.on ?? null,
    nextReviewReason: next?.reason ?? null,
    conditions,
  }
}
