// Who may do what: the one policy table. What is not granted here is refused.
import type { Staff, StaffRole } from './roles'

/** What a decision about access may depend on besides the role. */
export interface Circumstances {
  /** The member of staff filed the use that this is about. */
  ownUse?: boolean
  /** The review has been decided. */
  decided?: boolean
  tier?: number
  /** The member of staff wrote the open proposal. */
  authorOfProposal?: boolean
  /** The member of staff launched the review. */
  launcher?: boolean
  /** The member of staff recorded a waiver that the decision rests on. */
  recordedWaiver?: boolean
}

type Grant = true | ((circumstances: Circumstances) => boolean)

const whenOwn: Grant = ({ ownUse }) => ownUse === true
const whenDecided: Grant = ({ decided }) => decided === true
/**
 * Nobody is the only approver of their own proposal or of a waiver that they recorded, and in Tier 1 neither of
 * what they launched. A circumstance that is not told counts as the worse one.
 */
const asSecondPerson: Grant = ({ tier, authorOfProposal, launcher, recordedWaiver }) =>
  authorOfProposal === false &&
  recordedWaiver === false &&
  (tier === 2 || tier === 3 || launcher === false)

/** Every action of staff, and the roles that it is granted to. Respondents have no entry: their scope is their session. */
export const policy = {
  'use.file': { requester: true, procurement: true },
  'use.read': { requester: whenOwn, procurement: true, reviewer: true, legal: true },
  'use.list': { requester: true, procurement: true, reviewer: true, legal: true },
  'use.changeTier': { procurement: true, reviewer: true },
  'vendor.read': { procurement: true, reviewer: true, legal: true },
  'vendor.manage': { procurement: true },
  /** Something changed at a vendor or in a use: writing it down prepares rounds, and sends nothing. */
  'change.record': { procurement: true, reviewer: true },
  'review.list': { requester: true, procurement: true, reviewer: true, legal: true },
  'review.outcome': { requester: whenOwn, procurement: true, reviewer: true, legal: true },
  'review.launch': { procurement: true },
  'review.cancel': { procurement: true },
  'review.changeDue': { procurement: true },
  'review.handOver': { procurement: true },
  /** Nudging vendors, snoozing, and giving a review to a colleague to look after. */
  'review.chase': { procurement: true },
  'answers.read': { reviewer: true, legal: whenDecided },
  'answers.judge': { reviewer: true },
  'score.explain': { reviewer: true, legal: whenDecided, procurement: whenDecided },
  /** What changed since an earlier round: it says as much as the answers and the scores of both. */
  'review.compare': { reviewer: true, legal: whenDecided, procurement: whenDecided },
  'questionnaire.read': { reviewer: true, admin: true },
  'questionnaire.simulate': { reviewer: true, admin: true },
  // Procurement sees and answers what vendors ask; what is said on answers is for those who read answers.
  'clarification.read': { procurement: true, reviewer: true, legal: whenDecided },
  'clarification.reply': { procurement: true, reviewer: true },
  'clarification.collect': { reviewer: true },
  'clarification.send': { reviewer: true },
  'review.raiseTier': { procurement: true, reviewer: true },
  'finding.list': { reviewer: true, legal: true },
  'finding.read': { reviewer: true, legal: whenDecided },
  'finding.manage': { reviewer: true },
  'decision.read': { reviewer: true, legal: true, procurement: whenDecided },
  'decision.propose': { reviewer: true },
  'decision.approve': { reviewer: asSecondPerson, legal: asSecondPerson },
  /** A hold is taken up again by whoever judges. */
  'decision.resume': { reviewer: true },
  'waiver.record': { reviewer: true, legal: true },
  'report.reissue': { reviewer: true, legal: true },
  'report.read': { reviewer: true, legal: true, procurement: whenDecided },
  'condition.list': { reviewer: true, legal: true, procurement: true },
  'condition.manage': { legal: true, reviewer: true },
  /** Telling the vendor how it ended: always somebody's act, never a consequence. */
  'outcome.release': { procurement: true, reviewer: true, legal: true },
  'review.close': { procurement: true },
  /** A legal hold: retention leaves the review alone while it stands. */
  'review.hold': { legal: true },
  'outbox.read': { procurement: true, admin: true },
  'outbox.retry': { procurement: true, admin: true },
  'users.manage': { admin: true },
  'settings.manage': { admin: true },
  /** Retention, and what the portal holds of one person: to export it, and to erase it. */
  'privacy.manage': { admin: true },
  'audit.read': { admin: true, legal: true },
} satisfies Record<string, Partial<Record<StaffRole, Grant>>>

export type Action = keyof typeof policy

/** True when any of the person's roles is granted the action under these circumstances. Fails closed. */
export function allows(
  staff: Pick<Staff, 'roles'>,
  action: Action,
  circumstances: Circumstances = {},
): boolean {
  const grants: Partial<Record<StaffRole, Grant>> = policy[action]
  return staff.roles.some((role) => {
    const grant = Object.hasOwn(grants, role) ? grants[role] : undefined
    return grant === true || (typeof grant === 'function' && grant(circumstances))
  })
}
