// The decision: what a proposal must hold, who may say the last word, and the facts that follow from it.
import { allows } from '../access/policy'
import type { Staff } from '../access/roles'
import { type ReviewStatus, step } from '../review/lifecycle'
import { type PlainDate, wordsOf } from '../schedule/plain-date'
import { longestValidity, nextReview, type Tier } from '../schedule/re-review'
import type { ConditionInput, Decision, ProposalInput } from './input'

export interface ProposalRefusal {
  /** Path of the form field that the sentence belongs to, 'conditions.0.dueOn' for instance. */
  field: string
  sentence: string
}

/** What is known when a proposal is written or approved. */
export interface DecisionGround {
  tier: Tier
  today: PlainDate
  /** Knock-outs that fired and that no waiver lifts, as sentences. */
  knockouts: readonly string[]
}

/** Everything that is wrong with a proposal on this day; empty when it may stand. */
export function flawsOf(
  {
    decision,
    validUntil,
    conditions,
  }: Pick<ProposalInput, 'decision' | 'validUntil' | 'conditions'>,
  ground: DecisionGround,
): ProposalRefusal[] {
  return [
    ...decisionFlaws(decision, conditions.length, ground),
    ...validityFlaws(decision, validUntil, ground),
    ...conditions.flatMap(({ dueOn }, place) =>
      dueOn > ground.today
        ? []
        : [{ field: `conditions.${place}.dueOn`, sentence: 'A condition is due after today' }],
    ),
  ]
}

const allowsUse = (decision: Decision): boolean =>
  decision === 'approve' || decision === 'approve with conditions'

function decisionFlaws(
  decision: Decision,
  conditions: number,
  { knockouts }: DecisionGround,
): ProposalRefusal[] {
  const flaw = (sentence: string) => [{ field: 'decision', sentence }]
  if (allowsUse(decision) && knockouts.length > 0) {
    return flaw(`Not possible while a knock-out stands: ${knockouts.join(' ')} Hold or reject.`)
  }
  if (decision === 'approve with conditions' && conditions === 0) {
    return flaw('Write at least one condition, or approve without conditions')
  }
  if (decision === 'approve' && conditions > 0) {
    return flaw('With conditions written, the decision is "approve with conditions"')
  }
  if (decision === 'reject' && conditions > 0) {
    return flaw('A rejection carries no conditions: remove them, or hold')
  }
  return []
}

function validityFlaws(
  decision: Decision,
  validUntil: PlainDate | null,
  { tier, today }: DecisionGround,
): ProposalRefusal[] {
  const flaw = (sentence: string) => [{ field: 'validUntil', sentence }]
  const longest = longestValidity(tier, today)
  if (decision === 'reject') {
    return validUntil === null ? [] : flaw('A rejection has no end date: leave it empty')
  }
  if (validUntil === null) {
    return allowsUse(decision) ? flaw('Say until when the decision is valid') : []
  }
  if (validUntil <= today) return flaw('The decision must be valid beyond today')
  if (validUntil > longest) {
    return flaw(`In Tier ${tier} a decision is valid until ${wordsOf(longest)} at the latest`)
  }
  return []
}

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
