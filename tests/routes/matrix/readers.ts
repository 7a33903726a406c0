// Which word of this house may be shown to whom of staff: by the actions of the policy, any of which opens it.
import { type Action, allows } from '../../../app/core/access/policy'
import { canary, type Internal } from './canaries'
import type { Principal, StaffPrincipal } from './principals'
import { isDecided, type ReviewKey } from './reviews'

interface Readers {
  may: readonly Action[]
  /** Only once the review is decided. */
  decided?: readonly Action[]
  /** To those who see everybody's reviews, and not to somebody for a use of their own. */
  everybodys?: readonly Action[]
  /** Theirs alone, whatever their roles. */
  only?: string
}

const judges: Readers = { may: ['answers.judge'] }
const ofAnswers: Readers = { may: ['answers.read', 'report.read', 'score.explain'] }
const ofFindings: Readers = { may: ['finding.read', 'report.read'] }
const ofDecision: Readers = { may: ['decision.read', 'report.read'] }
const ofConditions: Readers = { may: ['condition.list', ...ofDecision.may] }
const ofOutcome: Readers = { may: ['review.outcome', 'use.read'] }
const ofVendors: Readers = { may: ['vendor.read'] }
const ofLog: Readers = { may: ['audit.read'], everybodys: ['review.outcome'] }
const ofMail: Readers = { may: ['outbox.read'], everybodys: ['review.outcome'] }
/** Kept, and no page tells it. */
const nobody: Readers = { may: [] }

const readers: Readonly<Record<Internal, Readers>> = {
  note: judges,
  'note-on-question': judges,
  verdict: ofAnswers,
  adjustment: ofAnswers,
  'finding-statement': ofFindings,
  'finding-impact': ofFindings,
  'finding-owner': ofFindings,
  'finding-closure': ofFindings,
  dismissal: ofFindings,
  'unsent-question': { may: ['clarification.collect'] },
  'waiver-rule': ofDecision,
  'waiver-sentence': ofDecision,
  'waiver-executive': ofDecision,
  'waiver-title': ofDecision,
  'waiver-reason': ofDecision,
  'waiver-withdrawn': ofDecision,
  // Whoever asked for the use reads why it ended so, and what binds us.
  proposal: { ...ofDecision, decided: ['review.outcome'] },
  approval: ofDecision,
  'condition-on-us': { ...ofConditions, decided: ['review.outcome'] },
  'condition-owner': { ...ofConditions, decided: ['review.outcome'] },
  'condition-consequence': { ...ofConditions, decided: ['review.outcome'] },
  'condition-evidence': ofConditions,
  'condition-note': ofConditions,
  'tier-reason': ofOutcome,
  'tier-raised': ofOutcome,
  'tier-change': ofOutcome,
  'cancel-reason': ofOutcome,
  'next-review': ofOutcome,
  'next-review-moved': ofOutcome,
  'prepared-because': ofOutcome,
  snoozed: { may: [], everybodys: ['review.outcome'] },
  'use-title': ofOutcome,
  'use-owner': ofOutcome,
  intake: ofOutcome,
  'evidence-word': ofAnswers,
  'evidence-contents': ofAnswers,
  'reading-issuer': ofAnswers,
  'reading-scope': ofAnswers,
  'staff-change': ofVendors,
  'change-withdrawn': ofVendors,
  'search-key': ofVendors,
  'password-hash': nobody,
  'factor-seed': nobody,
  provider: nobody,
  'provider-subject': nobody,
  'mail-error': { may: ['outbox.read'] },
  'mail-payload': nobody,
  'due-error': ofMail,
  setting: { may: ['settings.manage'] },
  'staff-name': {
    may: ['review.outcome', 'use.read', 'users.manage', 'audit.read', 'outbox.read'],
  },
  'staff-email': { may: ['users.manage', 'outbox.read'], everybodys: ['review.outcome'] },
  'audit-body': { may: ['audit.read', 'review.outcome'] },
  'audit-word': ofLog,
  'audit-person': ofLog,
  'reissue-reason': { may: ['report.read', 'audit.read'] },
  'batch-failed': { may: [], only: 'bo' },
  'legal-hold': { may: ['privacy.manage'], everybodys: ['review.outcome'] },
}

/** `review`: the one that the address stands for; a list shows what is decided beside what is not. */
export function mayBeShown(
  field: Internal,
  who: StaffPrincipal,
  review: ReviewKey | null,
): boolean {
  const { may, decided: later = [], everybodys = [], only } = readers[field]
  const decided = review === null || isDecided(review)
  const own = { ownUse: who.id === 'rick', decided }
  return (
    only === who.id ||
    may.some((action) => allows(who, action, own)) ||
    (decided && later.some((action) => allows(who, action, own))) ||
    everybodys.some((action) => allows(who, action, { decided }))
  )
}

/** Whoever asks may read their own name and address on every page. */
export function withoutOwn(text: string, who: Principal): string {
  if (who.kind !== 'staff') return text
  const address = `${who.id}@${canary('staff-email')}`
  return [`${who.id} ${canary('staff-name')}`, address, encodeURIComponent(address)].reduce(
    (left, own) => left.replaceAll(own, ''),
    text,
  )
}
