// Whose move it is: a review waits on us, the vendor, the reviewer or nobody.
import type { Lapse } from '../judgement/standing'
import { addDays, type PlainDate } from '../schedule/plain-date'
import { isOpen, isWithVendor, type ReviewStatus } from './lifecycle'
import { reviewLabel } from './number'

export const waitingOns = ['us', 'vendor', 'reviewer', 'nobody'] as const

export type WaitingOn = (typeof waitingOns)[number]

/** What became of the invitation: `unreached` when nothing has left the portal so far. */
export type InvitationReach = 'none' | 'unreached' | 'on its way' | 'failed' | 'reached'

export interface WaitingFacts {
  status: ReviewStatus
  invitation: InvitationReach
  nextReviewOn: PlainDate | null
  /** A proposal waits for somebody to approve it. */
  proposed: boolean
  /** What the decision rested on and no longer holds. */
  lapses: readonly Lapse[]
  /** Questions and requests of the vendor that nobody here has answered. */
  vendorAsks: number
  /** The round that follows it and is under way; null while there is none. */
  nextRound: number | null
}

export interface Waiting {
  on: WaitingOn
  /** What the next step is, as a short sentence. */
  because: string
}

/** A re-review is ours to start from this many days before its date. */
const RE_REVIEW_NOTICE_DAYS = 30

/** Whom a review waits on today, and for what. */
export function waitingOn(facts: WaitingFacts, today: PlainDate): Waiting {
  return waitingForReply(facts) ?? waitingByStatus(facts, today)
}

/** While the vendor waits for a word from us, the move is ours, whoever holds the answers. */
function waitingForReply({ status, vendorAsks }: WaitingFacts): Waiting | null {
  if (vendorAsks === 0 || !isOpen(status)) return null
  const amends = status === 'submitted' || status === 'in review'
  if (amends) return { on: 'reviewer', because: 'The vendor asks to amend answers' }
  const many = vendorAsks === 1 ? 'a question' : `${vendorAsks} questions`
  return { on: 'us', because: `The vendor asks ${many}: reply` }
}

function waitingByStatus(facts: WaitingFacts, today: PlainDate): Waiting {
  switch (facts.status) {
    case 'draft':
      return { on: 'us', because: 'Finish and send the draft' }
    case 'sent':
      return waitingAfterSending(facts.invitation)
    case 'answering':
      return { on: 'vendor', because: 'The vendor is answering' }
    case 'returned':
      return { on: 'vendor', because: 'The vendor answers our questions' }
    case 'submitted':
      return { on: 'reviewer', because: 'Take up the answers' }
    case 'in review':
      return facts.proposed
        ? { on: 'reviewer', because: 'A proposal waits for approval' }
        : { on: 'reviewer', because: 'Judge the answers and propose a decision' }
    case 'decided':
      return waitingAfterDecision(facts, today)
    case 'closed':
    case 'cancelled':
      return { on: 'nobody', because: 'Nothing to do' }
  }
}

function waitingAfterSending(invitation: InvitationReach): Waiting {
  switch (invitation) {
    case 'failed':
      return { on: 'us', because: 'The invitation bounced: check the address or hand over a code' }
    case 'none':
    case 'unreached':
      return { on: 'us', because: 'The invitation has not gone out: hand over the link and a code' }
    case 'on its way':
    case 'reached':
      return { on: 'vendor', because: 'The vendor has not started' }
  }
}

function waitingAfterDecision(
  { nextReviewOn, lapses, nextRound }: Pick<WaitingFacts, 'nextReviewOn' | 'lapses' | 'nextRound'>,
  today: PlainDate,
): Waiting {
  const [lapse] = lapses
  if (lapse) return { on: 'us', because: lapse.sentence }
  if (nextRound !== null) {
    return { on: 'nobody', because: `Its next round is ${reviewLabel(nextRound)}` }
  }
  if (nextReviewOn === null) return { on: 'nobody', because: 'Decided' }
  if (nextReviewOn <= today) return { on: 'us', because: 'The next review is due' }
  if (nextReviewOn <= addDays(today, RE_REVIEW_NOTICE_DAYS)) {
    return { on: 'us', because: 'The next review comes up' }
  }
  return { on: 'nobody', because: 'Decided' }
}

/**
 * Overdue is an open review past its due date that the vendor still has, or a decided one past its next review.
 * The due date is the vendor's: what waits for a reviewer is not overdue by it.
 */
export function isOverdue(
  facts: { status: ReviewStatus; dueOn: PlainDate; nextReviewOn: PlainDate | null },
  today: PlainDate,
): boolean {
  if (facts.status === 'decided') return facts.nextReviewOn !== null && facts.nextReviewOn < today
  return isWithVendor(facts.status) && facts.dueOn < today
}
