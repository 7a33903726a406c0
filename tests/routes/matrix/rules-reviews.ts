// The routes around reviews: which actions of the policy each asks for, to read and for each form, sent as its page would.
import { may, type Need, sees, signedIn } from './needs'
import { evidenceId } from './reviews'
import { at, type RouteRule, sent } from './rule'
import { OPEN_PROPOSAL } from './world-inside'

const finding = {
  severity: 'High',
  statement: 'Trains on our content.',
  treatment: 'accept',
  owner: 'Rick',
  questionId: 'TRN-01',
}
const contact = { contactName: 'Nina New', contactEmail: 'nina@vendor-1.example' }
const evidenceOfJudging = evidenceId('judging')

const reads: Need = { who: 'staff', may: ['report.read'], refused: 403 }
/** An export is its maker's own, and nobody has made one. */
const noExport: Need = { ...reads, comes: 'none' }

export const reviewRules: Record<string, RouteRule> = {
  'routes/_staff.reviews.$number': {
    read: sees('review.outcome'),
    at: at('/reviews/:number', 'judging', 'decided'),
  },
  'routes/_staff.reviews.$number._index': {
    read: sees('review.outcome'),
    at: at('/reviews/:number?index', 'judging', 'decided', 'answering', 'draft'),
    write: signedIn,
    forms: [
      sent(may('review.handOver'), { intent: 'hand over' }, { review: 'answering' }),
      sent(may('answers.judge'), { intent: 'take up' }, { review: 'submitted' }),
      sent(
        may('review.changeDue'),
        { intent: 'next review', nextReviewOn: '2027-03-01', moveReason: 'A merger.' },
        { review: 'held' },
      ),
      sent(
        may('review.changeDue'),
        { intent: 'next review' },
        { review: 'decided', comes: 'form', changesNothing: true },
      ),
      sent(
        may('outbox.retry'),
        { intent: 'try again', item: 'none' },
        { review: 'decided', comes: 'none', changesNothing: true },
      ),
      sent(
        may('review.changeDue'),
        { intent: 'due date', dueOn: '2026-12-18', reason: 'More time.' },
        { review: 'answering' },
      ),
      sent(
        may('review.cancel'),
        { intent: 'cancel', cancelReason: 'Not needed.' },
        { review: 'answering' },
      ),
      sent(
        may('review.handOver'),
        { intent: 'invite anew', inviteReason: 'They left.', ...contact },
        { review: 'answering' },
      ),
      sent(
        may('review.raiseTier'),
        { intent: 'raise tier' },
        { review: 'judging', comes: 'form', changesNothing: true },
      ),
      sent(
        may('review.close'),
        { intent: 'close', closeReason: 'No longer used.' },
        { review: 'decided' },
      ),
      sent(
        may('review.hold'),
        { intent: 'lift hold', holdReason: 'It is settled.' },
        { review: 'decided' },
      ),
      sent(
        may('review.hold'),
        { intent: 'hold', holdReason: 'A dispute.' },
        { review: 'decided', comes: 'form', changesNothing: true },
      ),
      sent(
        may('review.changeDue'),
        { intent: 'due date' },
        { review: 'answering', comes: 'form', changesNothing: true },
      ),
      sent(
        may('review.cancel'),
        { intent: 'cancel' },
        { review: 'answering', comes: 'form', changesNothing: true },
      ),
      sent(
        may('review.handOver'),
        { intent: 'invite anew' },
        { review: 'answering', comes: 'form', changesNothing: true },
      ),
      sent(
        may('review.close'),
        { intent: 'close' },
        { review: 'decided', comes: 'form', changesNothing: true },
      ),
    ],
  },
  'routes/_staff.reviews.$number.answers': {
    read: may('answers.read'),
    at: at('/reviews/:number/answers?question=TRN-01', 'judging', 'decided', 'answering'),
    write: may('answers.judge'),
    forms: [
      sent(may('answers.judge'), { act: 'take up' }, { review: 'submitted' }),
      sent(may('answers.judge'), {
        act: 'verdict',
        questionId: 'TRN-04',
        choice: 'accepted',
        answerRevision: '1',
        lastSeq: '0',
      }),
      sent(may('answers.judge'), {
        act: 'undo',
        questionId: 'TRN-03',
        answerRevision: '1',
        lastSeq: '1',
      }),
      sent(may('answers.judge'), {
        act: 'evidence',
        evidenceId: evidenceOfJudging,
        status: 'verified',
        revision: '1',
      }),
      sent(may('answers.judge'), {
        act: 'read evidence',
        evidenceId: evidenceOfJudging,
        kind: 'other',
        issuer: 'TÜV',
        from: '',
        to: '',
        revision: '1',
      }),
      sent(may('answers.judge'), { act: 'note', text: 'Look again.' }),
      sent(may('answers.judge', 'clarification.collect'), {
        act: 'collect',
        questionId: 'TRN-01',
        ask: 'Which plan?',
      }),
    ],
  },
  'routes/_staff.reviews.$number.conditions': {
    read: may('condition.list'),
    at: at('/reviews/:number/conditions', 'decided', 'judging'),
    write: may('condition.manage'),
    forms: [
      sent(
        may('condition.manage'),
        { condition: '1', status: 'met', note: 'Seen.', revision: '1' },
        { review: 'decided' },
      ),
    ],
  },
  'routes/_staff.reviews.$number.decision': {
    read: may('decision.read'),
    at: at('/reviews/:number/decision', 'judging', 'proposed', 'decided'),
    write: signedIn,
    forms: [
      sent(
        may('decision.propose'),
        { act: 'propose', decision: 'reject', reason: 'It trains on our content.' },
        { review: 'judging' },
      ),
      sent(may('decision.propose'), { act: 'more' }, { review: 'judging', changesNothing: true }),
      sent(
        may('decision.propose'),
        { act: 'withdraw', proposalId: OPEN_PROPOSAL },
        { review: 'proposed' },
      ),
      sent(
        may('decision.approve'),
        { act: 'approve', proposalId: OPEN_PROPOSAL, approved: 'approved' },
        { review: 'proposed' },
      ),
      sent(
        may('decision.approve'),
        { act: 'approve', proposalId: OPEN_PROPOSAL, approved: 'declined', comment: 'No.' },
        { review: 'proposed' },
      ),
      sent(
        may('decision.approve'),
        { act: 'approve' },
        { review: 'proposed', comes: 'form', changesNothing: true },
      ),
      sent(
        may('waiver.record'),
        {
          act: 'waive',
          rule: 'TRN-01:yes',
          executive: 'Erin',
          executiveTitle: 'COO',
          waiverReason: 'Public texts.',
          endsOn: '2027-02-15',
        },
        { review: 'judging' },
      ),
      sent(
        may('waiver.record'),
        { act: 'withdraw waiver', waiverId: 'waiver-judging', withdrawnReason: 'Ended.' },
        { review: 'judging' },
      ),
      sent(
        may('decision.resume'),
        { act: 'resume', resumeReason: 'It came in.' },
        { review: 'held' },
      ),
      sent(may('outcome.release'), { act: 'release' }, { review: 'decided' }),
    ],
  },
  'routes/_staff.reviews.$number.difference': {
    read: may('review.compare'),
    at: at('/reviews/:number/difference', 'second', 'decided'),
  },
  'routes/_staff.reviews.$number_.difference[.]csv': {
    read: may('review.compare'),
    at: at('/reviews/:number/difference.csv', 'second'),
  },
  'routes/_staff.reviews.$number.evidence.$id': {
    read: may('answers.read'),
    at: [
      { path: `/reviews/:number/evidence/${evidenceOfJudging}`, review: 'judging' },
      { path: `/reviews/:number/evidence/${evidenceId('decided')}`, review: 'decided' },
    ],
  },
  'routes/_staff.reviews.$number.findings': {
    read: may('finding.read'),
    at: at('/reviews/:number/findings', 'judging', 'proposed', 'decided'),
    write: may('finding.manage'),
    forms: [
      sent(may('finding.manage'), { act: 'raise', ...finding }),
      sent(may('finding.manage'), { act: 'take', rule: 'TRN-01:yes' }),
      sent(may('finding.manage'), {
        act: 'dismiss',
        word: 'dismissed',
        rule: 'TRN-01:yes',
        reason: 'No.',
      }),
      sent(
        may('finding.manage'),
        { act: 'restore', word: 'restored', rule: 'TRN-01:yes' },
        { review: 'proposed' },
      ),
      sent(may('finding.manage'), { act: 'change', finding: '1', revision: '1', ...finding }),
      sent(may('finding.manage'), { act: 'close', finding: '1', revision: '1', closure: 'Seen.' }),
      sent(may('finding.manage'), {
        act: 'reopen',
        finding: '2',
        revision: '1',
        reason: 'It is back.',
      }),
    ],
  },
  'routes/_staff.reviews.$number.questions': {
    read: may('clarification.read'),
    at: at('/reviews/:number/questions', 'judging', 'decided', 'answering'),
    write: may('clarification.reply'),
    forms: [
      sent(may('clarification.collect'), {
        act: 'collect',
        questionId: 'TRN-01',
        ask: 'Which plan?',
      }),
      sent(may('clarification.collect'), {
        act: 'change collected',
        id: 'unsent-judging',
        text: 'Which plan?',
        revision: '1',
      }),
      sent(may('clarification.collect'), {
        act: 'remove collected',
        id: 'unsent-judging',
        revision: '1',
      }),
      sent(may('clarification.send'), { act: 'send collected', seen: ['unsent-judging 1'] }),
      sent(may('clarification.reply'), {
        act: 'reply',
        questionId: 'TRN-02',
        text: 'The whole product.',
      }),
    ],
  },
  'routes/_staff.reviews.$number.report': {
    read: may('report.read'),
    at: at('/reviews/:number/report', 'decided', 'judging'),
    write: may('report.reissue'),
    forms: [sent(may('report.reissue'), { reason: 'A name was wrong.', replaces: '1' })],
  },
  'routes/_staff.reviews.$number.report[.]json': {
    read: may('report.read'),
    recorded: true,
    at: at('/reviews/:number/report.json', 'decided'),
  },
  'routes/_staff.reviews.$number.report[.]pdf': {
    read: may('report.read'),
    recorded: true,
    at: [
      { path: '/reviews/:number/report.pdf', review: 'decided' },
      {
        path: '/reviews/:number/report.pdf?draft',
        review: 'judging',
        need: may('report.read', 'answers.read'),
      },
    ],
  },
  'routes/_staff.reviews.$number.report[.]zip': {
    read: may('report.read', 'answers.read'),
    recorded: true,
    at: at('/reviews/:number/report.zip', 'decided'),
  },
  'routes/_staff.reviews.$number.unchanged': {
    read: may('answers.judge'),
    at: at('/reviews/:number/unchanged', 'second'),
    write: may('answers.judge'),
    forms: [
      sent(
        may('answers.judge'),
        { answers: ['DAT-02 1 1'] },
        { comes: 'form', changesNothing: true },
      ),
    ],
  },
  'routes/_staff.reviews.$number_.calendar[.]ics': {
    read: sees('review.outcome'),
    at: at('/reviews/:number/calendar.ics', 'answering', 'decided'),
  },
  'routes/_staff.reviews.$number_.explain': {
    read: may('score.explain'),
    at: at('/reviews/:number/explain', 'judging', 'decided'),
  },
  'routes/_staff.reviews.$number_.explain[.]csv': {
    read: may('score.explain'),
    at: at('/reviews/:number/explain.csv', 'judging', 'decided'),
  },
  'routes/_staff.reviews.$number_.explain[.]json': {
    read: may('score.explain'),
    at: at('/reviews/:number/explain.json', 'judging', 'decided'),
  },
  'routes/_staff.reports._index': { read: reads, at: at('/reports?index', 'decided') },
  'routes/_staff.reports.$id': {
    read: noExport,
    at: at('/reports/none', 'decided'),
    write: noExport,
  },
  'routes/_staff.reports.$id[.]zip': { read: noExport, at: at('/reports/none.zip', 'decided') },
  'routes/_staff.reports.new': {
    read: reads,
    at: at('/reports/new', 'decided'),
    write: reads,
    forms: [sent(reads, {}, { review: 'decided', comes: 'form', changesNothing: true })],
  },
  'routes/_staff.reviews._index': { read: may('review.list'), at: at('/reviews') },
  'routes/_staff.reviews.new._index': { read: may('review.launch'), at: at('/reviews/new') },
  'routes/_staff.reviews.new.send.$number': {
    read: may('review.launch'),
    at: at('/reviews/new/send/:number', 'draft'),
    write: may('review.launch'),
    forms: [
      sent(may('review.launch'), { go: 'send', revision: '1', tier: '2', dueOn: '2026-12-18' }),
      sent(may('review.launch'), {
        revision: '1',
        tier: '2',
        dueOn: '2026-12-18',
        message: 'Hello.',
      }),
    ],
  },
  'routes/_staff.reviews.new.vendor': {
    read: may('review.launch'),
    at: at('/reviews/new/vendor?use=use-free'),
    write: may('review.launch'),
    forms: [
      sent(may('review.launch'), {
        draftId: 'draft-new',
        useId: 'use-free',
        vendorName: 'Acme AI',
        website: 'https://vendor-1.example',
        knownVendor: 'vendor-1',
        product: 'Acme Assistant',
        plan: 'Team',
        ...contact,
      }),
    ],
  },
  'routes/_staff.reviews[.]csv': { read: may('review.list'), at: at('/reviews.csv') },
}
