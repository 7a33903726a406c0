// The decision: who may say the last word on a proposal, and the facts that follow from it.
import { allows } from '../access/policy'
import type { Staff } from '../access/roles'
import { type ReviewStatus, step } from '../review/lifecycle'
import type { PlainDate } from '../schedule/plain-date'
import { nextLightCheck, nextReview, type ReReviewInput, type Tier } from '../schedule/re-review'
import type { ConditionInput, Decision } from './input'
import { allowsUse, type DecisionGround, flawsOf } from './proposal'

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

/** Who did what before, as far as the rule of the second person asks for it. */
export interface DecisionPeople {
  tier: Tier
  launchedById: string
  /** Who recorded the waivers in force. */
  waivedByIds: readonly string[]
}

/** Null when this person may say the last word on the proposal; the rule itself stands in the policy table. */
export function refusalToApprove(
  staff: Pick<Staff, 'id' | 'roles'>,
  proposal: Pick<OpenProposal, 'byId' | 'decision'>,
  review: DecisionPeople,
): ApprovalRefusal | null {
  const circumstances = {
    tier: review.tier,
    authorOfProposal: staff.id === proposal.byId,
    launcher: staff.id === review.launchedById,
    // A hold or a rejection rests on no waiver.
    recordedWaiver: allowsUse(proposal.decision) && review.waivedByIds.includes(staff.id),
  }
  if (allows(staff, 'decision.approve', circumstances)) return null
  return { reason: 'not allowed', sentence: whyNot(staff, circumstances) }
}

const deeds = {
  launcher: 'launched this review, whose tier is 1',
  recordedWaiver: 'recorded a waiver that it rests on',
  authorOfProposal: 'wrote this proposal',
} as const

function whyNot(
  staff: Pick<Staff, 'roles'>,
  circumstances: { tier: Tier } & Record<keyof typeof deeds, boolean>,
): string {
  // Asked of the table itself, so that the sentence can never name a rule that did not refuse.
  const would = (change: Partial<typeof circumstances>) =>
    allows(staff, 'decision.approve', { ...circumstances, ...change })
  const none = { authorOfProposal: false, launcher: false, recordedWaiver: false }
  if (!would(none)) return 'Your roles do not include approving decisions.'
  const names = Object.keys(deeds) as (keyof typeof deeds)[]
  const against = names.filter((name) => !would({ ...none, [name]: circumstances[name] }))
  const did = new Intl.ListFormat('en').format(against.map((name) => deeds[name]))
  return `You ${did}: another person must approve it.`
}

export interface DecisionFacts {
  status: 'decided'
  decision: Decision
  validUntil: PlainDate | null
  nextReviewOn: PlainDate | null
  /** To follow "because"; null after a rejection. */
  nextReviewReason: string | null
  /** The light check before the next full review; null where there is none. */
  nextLightOn: PlainDate | null
  /** The day from which the full interval counts. */
  fullDecidedOn: PlainDate
  conditions: readonly (ConditionInput & { number: number })[]
}

/**
 * Turns an approved proposal into the facts of the decision, or says why it cannot be.
 * `evidence` is what scored answers rest on, with its last valid day.
 */
export function decide(
  review: { status: ReviewStatus } & DecisionPeople,
  proposal: OpenProposal,
  said: {
    by: Staff
    ground: DecisionGround
    evidence: readonly { title: string; validTo: PlainDate | null }[]
    /** Of the last full round where this one asks less; null or left out where this one asks everything. */
    fullDecidedOn?: PlainDate | null | undefined
    /** The light check that is still to come after such a round. */
    lightLeft?: PlainDate | null | undefined
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
  return { ok: true, facts: factsOf(proposal, said) }
}

/** Why a decided review cannot be taken up again; null for a hold. */
export function refusalToResume(review: {
  status: ReviewStatus
  decision: Decision | null
}): string | null {
  const stepped = step(review.status, 'take up again')
  if (!stepped.ok) return stepped.sentence
  return review.decision === 'hold'
    ? null
    : `The decision is "${review.decision}": only a hold is taken up again. A new round begins with a new review.`
}

type Said = Parameters<typeof decide>[2]

function factsOf(
  proposal: OpenProposal,
  { ground, evidence, fullDecidedOn, lightLeft }: Omit<Said, 'by'>,
): DecisionFacts {
  const { tier, today, waivers, conditions: before } = ground
  const last = Math.max(0, ...before.map(({ number }) => number))
  const conditions = proposal.conditions.map((condition, place) => ({
    ...condition,
    number: last + place + 1,
  }))
  const open = before.filter(({ status }) => status === 'open')
  const schedule: ReReviewInput = {
    tier,
    decidedOn: today,
    fullDecidedOn: fullDecidedOn ?? today,
    lightLeft,
    decision: proposal.decision,
    validUntil: proposal.validUntil,
    evidence,
    openConditions: [...open, ...conditions],
    waivers: allowsUse(proposal.decision) ? waivers : [],
  }
  const next = nextReview(schedule)
  return {
    status: 'decided',
    decision: proposal.decision,
    validUntil: proposal.validUntil,
    nextReviewOn: next?.on ?? null,
    nextReviewReason: next?.reason ?? null,
    nextLightOn: nextLightCheck(schedule),
    fullDecidedOn: fullDecidedOn ?? today,
    conditions,
  }
}
