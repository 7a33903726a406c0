// What people of this house write among themselves, in every place where it is kept.
import { NOW } from '../../services/judgement-case'
import type { Row } from '../../support/store'
import { canary } from './canaries'
import { evidenceId, leadOf, type ReviewKey, reviewId, reviewNumbers } from './reviews'

/** One word in every field that reviewers fill, on one review. */
export function internalRows(key: ReviewKey) {
  const of = { reviewId: reviewId(key), at: NOW }
  const by = { byId: 'ada' }
  const id = (what: string) => `${what}-${key}`
  const verdict = { ...of, ...by, answerRevision: 1 }
  return {
    verdicts: [
      {
        ...verdict,
        id: id('verdict'),
        questionId: 'TRN-01',
        seq: 1,
        kind: 'rejected' as const,
        reason: canary('verdict'),
      },
      {
        ...verdict,
        id: id('adjusted'),
        questionId: 'TRN-03',
        seq: 1,
        kind: 'adjusted' as const,
        credit: 37,
        reason: canary('adjustment'),
      },
      {
        ...verdict,
        id: id('accepted'),
        questionId: 'DAT-02',
        seq: 1,
        kind: 'accepted' as const,
        reason: '',
      },
    ],
    notes: [
      { ...of, ...by, id: id('note'), text: canary('note') },
      { ...of, ...by, id: id('own'), questionId: 'TRN-01', text: canary('note-on-question') },
    ],
    findings: [findingRow(key, 1), findingRow(key, 2)],
    suggestionWords: [
      {
        ...of,
        ...by,
        rule: key === 'proposed' ? 'TRN-01:yes' : 'core-promises',
        seq: 1,
        word: 'dismissed' as const,
        reason: canary('dismissal'),
      },
    ],
    clarifications: [
      {
        ...of,
        ...by,
        id: id('unsent'),
        questionId: 'TRN-03',
        side: 'reviewer' as const,
        kind: 'question' as const,
        text: canary('unsent-question'),
      },
      // The vendor's own question, which procurement may answer too.
      {
        ...of,
        id: id('asked'),
        questionId: 'TRN-02',
        side: 'vendor' as const,
        kind: 'question' as const,
        text: 'Which product?',
        invitationId: leadOf(key),
        sentAt: NOW,
      },
      ...(key === 'returned'
        ? [
            {
              ...of,
              ...by,
              id: id('sent'),
              questionId: 'TRN-01',
              side: 'reviewer' as const,
              kind: 'question' as const,
              text: 'Name the clause.',
              sentAt: NOW,
            },
            {
              ...of,
              ...by,
              id: id('reply'),
              questionId: 'TRN-02',
              side: 'reviewer' as const,
              kind: 'reply' as const,
              text: 'The whole product.',
              sentAt: NOW,
            },
          ]
        : []),
    ],
    evidenceReadings: [
      {
        ...of,
        ...by,
        evidenceId: evidenceId(key),
        seq: 1,
        kind: 'other',
        issuer: canary('reading-issuer'),
        scope: canary('reading-scope'),
      },
    ],
    waivers: [waiverRow(key), withdrawnWaiverRow(key)],
    dueItems: [dueRow(key)],
    ...(key === 'proposed' ? { proposals: [openProposal] } : {}),
  }
}

const findingRow = (key: ReviewKey, number: number): Row<'findings'> => ({
  id: `finding-${key}-${number}`,
  reviewId: reviewId(key),
  number,
  severity: 'High',
  statement: canary('finding-statement'),
  impact: canary('finding-impact'),
  questionId: 'TRN-01',
  treatment: 'accept',
  owner: canary('finding-owner'),
  raisedById: 'ada',
  raisedAt: NOW,
  ...(number === 2
    ? { status: 'closed', closure: canary('finding-closure'), closedById: 'ada', closedAt: NOW }
    : {}),
})

/** Of a rule that no longer fires, except where it is to be withdrawn. */
const waiverRow = (key: ReviewKey): Row<'waivers'> => ({
  id: `waiver-${key}`,
  reviewId: reviewId(key),
  rule: canary('waiver-rule'),
  questionId: 'TRN-01',
  sentence: canary('waiver-sentence'),
  executive: canary('waiver-executive'),
  executiveTitle: canary('waiver-title'),
  reason: canary('waiver-reason'),
  endsOn: '2027-02-01',
  recordedById: 'ada',
  at: NOW,
})

const withdrawnWaiverRow = (key: ReviewKey): Row<'waivers'> => ({
  ...waiverRow(key),
  id: `waiver-${key}-withdrawn`,
  withdrawnById: 'ada',
  withdrawnAt: NOW,
  withdrawnReason: canary('waiver-withdrawn'),
})

/** Given up, so that somebody may try it again. */
const dueRow = (key: ReviewKey): Row<'dueItems'> => ({
  id: dueItem(key),
  reviewId: reviewId(key),
  kind: 'review overdue',
  dueAt: NOW,
  status: 'failed',
  lastError: canary('due-error'),
  createdAt: NOW,
})

export const OPEN_PROPOSAL = 'proposal-open'
const openProposal: Row<'proposals'> = {
  id: OPEN_PROPOSAL,
  reviewId: reviewId('proposed'),
  seq: 1,
  decision: 'reject',
  reason: canary('proposal'),
  conditions: [],
  status: 'open',
  byId: 'ada',
  at: NOW,
}

/** Bo's exports of many reports: one is still being made. */
export const BATCH = 'batch-of-bo'
export const DONE_BATCH = 'batch-of-bo-done'
export const dueItem = (key: ReviewKey): string => `due-${key}`

export const STAFF_CHANGE = 'change-by-staff'
export const onceRows = () => ({
  changes: [
    {
      id: STAFF_CHANGE,
      kind: 'incident',
      offeringId: 'offering-1',
      what: canary('staff-change'),
      dueOn: '2026-12-11',
      source: 'staff' as const,
      recordedById: 'pat',
      at: NOW,
    },
    {
      id: 'change-withdrawn',
      kind: 'incident',
      offeringId: 'offering-1',
      what: canary('staff-change'),
      dueOn: '2026-12-11',
      source: 'staff' as const,
      recordedById: 'pat',
      at: NOW,
      withdrawnAt: NOW,
      withdrawnById: 'pat',
      withdrawnReason: canary('change-withdrawn'),
    },
  ],
  reportBatches: [
    {
      id: BATCH,
      byId: 'bo',
      createdAt: NOW,
      audience: 'full',
      paper: 'A4',
      items: [{ number: reviewNumbers.decided, version: 1 }],
      status: 'waiting' as const,
      failed: [{ number: reviewNumbers.decided, sentence: canary('batch-failed') }],
    },
    {
      id: DONE_BATCH,
      byId: 'bo',
      createdAt: NOW,
      finishedAt: NOW,
      audience: 'full',
      paper: 'A4',
      items: [{ number: reviewNumbers.decided, version: 1 }],
      status: 'done' as const,
      done: 1,
      failed: [{ number: reviewNumbers.decided, sentence: canary('batch-failed') }],
    },
  ],
})

export const FAILED_MAIL = 'mail-failed'
export const mailRows = (): Row<'outbox'>[] => [
  {
    id: FAILED_MAIL,
    reviewId: reviewId('returned'),
    kind: 'invitation',
    payload: { invitationId: leadOf('returned') },
    toName: 'Vera Vendor',
    toEmail: 'vera@vendor-1.example',
    dueAt: NOW,
    status: 'failed',
    lastError: canary('mail-error'),
    createdAt: NOW,
  },
  // To a colleague, with more in its payload than a mail of its kind is made of.
  {
    id: 'mail-to-staff',
    reviewId: reviewId('decided'),
    kind: 'outcome',
    payload: { reviewId: reviewId('decided'), more: canary('mail-payload') },
    toName: `rick ${canary('staff-name')}`,
    toEmail: `rick@${canary('staff-email')}.example`,
    dueAt: NOW,
    status: 'sent',
    sentAt: NOW,
    createdAt: NOW,
  },
]
