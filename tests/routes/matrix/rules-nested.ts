// What belongs to one review, vendor or person, named below another's address: there it is not, whoever asks.
import { may, type Need, noOne, ownAccount, respondent } from './needs'
import { evidenceId, leadOf } from './reviews'
import { type Fields, type RouteRule, type Sent, sent } from './rule'
import { CODE } from './world'
import { BATCH, DONE_BATCH, dueItem, OPEN_PROPOSAL, STAFF_CHANGE } from './world-inside'

/** Whoever may do it elsewhere is told that it is not here. */
const notHere = (need: Need, fields: Fields, more: Partial<Sent> = {}): Sent =>
  sent(need, fields, { comes: 'none', ...more, changesNothing: true })

/** Or that the page is out of date, which it would be if anything of it had been here. */
const stale = (need: Need, fields: Fields, more: Partial<Sent> = {}): Sent =>
  notHere(need, fields, { comes: 'form', ...more })

const judging = { review: 'judging' } as const
const decided = { review: 'decided' } as const
const judge = may('answers.judge')
const collect = may('clarification.collect')
const readsAnswers: Need = { who: 'staff', may: ['answers.read'], refused: 403, comes: 'none' }
const readsReports: Need = { who: 'staff', may: ['report.read'], refused: 403, comes: 'form' }
const reading = { kind: 'other', issuer: 'TÜV', from: '', to: '' }
const foundElsewhere = { severity: 'High', statement: 'No.', treatment: 'accept', owner: 'Rick' }
const tried = may('outbox.retry')
const incident = { kind: 'incident', what: 'A breach.' }

/** An export of Bo's: to colleagues with the same roles there is no such export. */
const bosOwn: Need = { who: 'staff', may: ['report.read'], refused: 403, only: 'bo' }

type Nested = Pick<RouteRule, 'forms'> & Partial<Pick<RouteRule, 'at'>>

export const nested: Readonly<Record<string, Nested>> = {
  'routes/_staff.reviews.$number._index': {
    forms: [
      sent(tried, { intent: 'try again', item: dueItem('decided') }, decided),
      notHere(tried, { intent: 'try again', item: dueItem('proposed') }, decided),
    ],
  },
  'routes/_staff.reviews.$number.answers': {
    forms: [evidenceId('second'), evidenceId('beta')].flatMap((evidence) => [
      notHere(judge, { act: 'evidence', evidenceId: evidence, status: 'verified', revision: '1' }),
      notHere(judge, { act: 'read evidence', evidenceId: evidence, ...reading, revision: '1' }),
    ]),
  },
  'routes/_staff.reviews.$number.evidence.$id': {
    at: [
      { path: `/reviews/:number/evidence/${evidenceId('decided')}`, ...judging },
      { path: `/reviews/:number/evidence/${evidenceId('beta')}`, ...judging },
      { path: `/reviews/:number/evidence/${evidenceId('judging')}`, ...decided },
    ].map((visit) => ({ ...visit, need: readsAnswers, known: true as const })),
  },
  'routes/_staff.reviews.$number.conditions': {
    forms: [
      notHere(
        may('condition.manage'),
        { condition: '1', status: 'met', note: 'Seen.', revision: '1' },
        judging,
      ),
    ],
  },
  'routes/_staff.reviews.$number.findings': {
    forms: [
      { act: 'change', ...foundElsewhere },
      { act: 'close', closure: 'Seen.' },
      { act: 'reopen', reason: 'It is back.' },
    ].map((fields) =>
      notHere(may('finding.manage'), { ...fields, finding: '3', revision: '1' }, judging),
    ),
  },
  'routes/_staff.reviews.$number.decision': {
    forms: [
      stale(may('decision.propose'), { act: 'withdraw', proposalId: OPEN_PROPOSAL }, judging),
      stale(
        may('decision.approve'),
        { act: 'approve', proposalId: OPEN_PROPOSAL, approved: 'approved' },
        judging,
      ),
      notHere(
        may('waiver.record'),
        { act: 'withdraw waiver', waiverId: 'waiver-proposed', withdrawnReason: 'Ended.' },
        judging,
      ),
    ],
  },
  'routes/_staff.reviews.$number.questions': {
    forms: [
      stale(
        collect,
        { act: 'change collected', id: 'unsent-second', text: 'Which plan?', revision: '1' },
        judging,
      ),
      stale(collect, { act: 'remove collected', id: 'unsent-second', revision: '1' }, judging),
      stale(
        may('clarification.send'),
        { act: 'send collected', seen: ['unsent-second 1'] },
        judging,
      ),
    ],
  },
  'routes/_staff.reviews.$number.report': {
    forms: [stale(may('report.reissue'), { reason: 'A name was wrong.', replaces: '2' }, decided)],
  },
  // The closed review has a second version; this one has not.
  'routes/_staff.reviews.$number.report[.]json': {
    at: [{ path: '/reviews/:number/report.json?version=2', ...decided, need: readsReports }],
  },
  'routes/_staff.reviews.$number.report[.]pdf': {
    at: [{ path: '/reviews/:number/report.pdf?version=2', ...decided, need: readsReports }],
  },
  'routes/_staff.reviews.new.vendor': {
    forms: [
      // A draft of another use.
      notHere(may('review.launch'), {
        ...{ draftId: 'review-draft', useId: 'use-free', vendorName: 'Acme AI' },
        ...{ website: 'https://vendor-1.example', knownVendor: 'vendor-1' },
        ...{ product: 'Acme Assistant', plan: 'Team' },
        ...{ contactName: 'Nina New', contactEmail: 'nina@vendor-1.example' },
      }),
    ],
  },
  'routes/_staff.vendors.$id': {
    forms: [
      notHere(
        may('change.record'),
        { add: 'withdraw', changeId: STAFF_CHANGE, withdrawReason: 'A mistake.' },
        { path: '/vendors/vendor-beta' },
      ),
    ],
  },
  'routes/_staff.vendors.$id_.change': {
    forms: [
      notHere(may('change.record'), { ...incident, offeringId: 'offering-beta' }),
      notHere(may('change.record'), {
        ...incident,
        ...{ offeringId: 'offering-1', useId: 'use-beta' },
      }),
    ],
  },
  'routes/_staff.outbox': {
    forms: [
      sent(may('outbox.read', 'outbox.retry'), {
        intent: 'try again',
        item: dueItem('decided'),
      }),
    ],
  },
  'routes/_staff.reports.$id': {
    at: [{ path: `/reports/${BATCH}`, ...decided, need: bosOwn }],
    forms: [sent(bosOwn, {}, { path: `/reports/${BATCH}`, ...decided })],
  },
  'routes/_staff.reports.$id[.]zip': {
    at: [{ path: `/reports/${DONE_BATCH}.zip`, ...decided, need: bosOwn }],
  },
  'routes/_staff.account': {
    forms: [
      // Ids in the body name nobody else: what is changed is one's own.
      sent(ownAccount, { intent: 'digest', digest: 'off', userId: 'ada', id: 'ada' }),
    ],
  },
  // The token of one person's mails below the name of another.
  'routes/stop-digest.$user.$token': {
    at: [{ path: '/stop-digest/olga/:stop-bo', need: noOne }],
    forms: [sent(noOne, {}, { path: '/stop-digest/olga/:stop-bo', changesNothing: true })],
  },
  'routes/respond.$token.code': {
    // What was told on the telephone for one link is a wrong code on another.
    forms: [stale({ who: 'anyone' }, { code: CODE }, { review: 'returned' })],
  },
  'routes/respond.$token.colleagues': {
    forms: [leadOf('beta'), leadOf('returned')].map((id) =>
      notHere(respondent, { act: 'take back', id }, { review: 'answering' }),
    ),
  },
  'routes/respond.$token.evidence._index': {
    forms: ['remove', 'link', 'unlink'].map((intent) =>
      notHere(
        respondent,
        { intent, evidenceId: evidenceId('returned'), questionId: 'TRN-03' },
        { review: 'answering', files: {} },
      ),
    ),
  },
}
