// One portal with a vendor A in every state of a review, a vendor B beside it, and a word in every internal field.
import { eq } from 'drizzle-orm'
import { deriveIntake } from '../../../app/core/intake/answers'
import type { ConditionInput, Decision } from '../../../app/core/judgement/input'
import { partOf } from '../../../app/core/respond/part'
import type { Mailer } from '../../../app/ports/mailer'
import { approveProposal } from '../../../app/services/judgement/approve-proposal'
import { proposeDecision } from '../../../app/services/judgement/propose-decision'
import { reissueReport } from '../../../app/services/report/reissue-report'
import { appendAudit } from '../../../db/queries/audit'
import { ada, bank, bestAnswers, bo, intakeAnswers, NOW } from '../../services/judgement-case'
import { aPdf } from '../../support/papers'
import { startTestServer, type TestServer, type TestServerOptions } from '../../support/server'
import {
  aContact,
  anAnswer,
  anEvidence,
  anInvitation,
  anOffering,
  aReview,
  aUse,
  aVendor,
  fill,
  type Row,
} from '../../support/store'
import { ANSWER_CANARY, canary } from './canaries'
import { peopleRows, respondentSessionRows } from './principals'
import {
  evidenceId,
  idOfUse,
  keys,
  leadOf,
  type ReviewKey,
  reviewId,
  reviewNumbers,
  statuses,
} from './reviews'
import { internalRows, mailRows, onceRows } from './world-inside'

/** Whatever each sheet, page and record of a file would show of it. */
export const FILE = aPdf

export interface World extends TestServer {
  tokenOf(invitationId: string): string
}

export async function openWorld({
  given,
  ...options
}: Pick<TestServerOptions, 'buildDirectory' | 'given' | 'patience'> = {}): Promise<World> {
  const taken = async () => ({ ok: true as const })
  const mailer: Mailer = { send: taken, check: taken, close: () => {} }
  const server = await startTestServer({
    given: { clock: { now: () => NOW }, mailer, ...given },
    ...options,
  })
  const { app } = server
  const tokenOf = (id: string) => app.secrets.deriveToken('invitation', id)
  const sha256 = await app.files.put(new TextEncoder().encode(FILE))
  const tokenHash = (id: string) => app.secrets.hash('invitation', tokenOf(id))
  await fill(app.store, {
    ...peopleRows(app.secrets),
    ...subjectRows(),
    reviews: keys.map(reviewRow),
    invitations: invitationRows(tokenHash),
    answers: keys.flatMap(answerRows),
    evidence: keys.filter((key) => key !== 'draft').map((key) => evidenceRow(key, sha256)),
    evidenceLinks: keys
      .filter((key) => key !== 'draft')
      .map((key) => ({
        reviewId: reviewId(key),
        evidenceId: evidenceId(key),
        questionId: 'TRN-01',
        linkedAt: NOW,
      })),
  })
  const codeHash = app.secrets.hash('handed code', CODE)
  await fill(app.store, {
    ...respondentSessionRows(app.secrets),
    respondentCodes: codeRows(codeHash),
  })
  await decideThree(server)
  for (const key of keys)
    if (key !== 'draft' && key !== 'beta') await fill(app.store, internalRows(key))
  await fill(app.store, { ...onceRows(), outbox: mailRows() })
  await noteInLog(server)
  return { ...server, tokenOf }
}

/** As somebody was told by telephone. */
export const CODE = '12345678'

const codeRows = (codeHash: string): Row<'respondentCodes'>[] => [
  {
    id: 'code-answering',
    invitationId: leadOf('answering'),
    purpose: 'handover',
    codeHash,
    createdAt: NOW,
    expiresAt: new Date(NOW.getTime() + 3_600_000),
  },
]

function subjectRows() {
  const searchKey = canary('search-key')
  const use = (key: string, over: Partial<Row<'uses'>> = {}) =>
    aUse({
      id: `use-${key}`,
      title: canary('use-title'),
      owner: canary('use-owner'),
      requesterId: 'rick',
      intake: { ...intakeAnswers, 'IN-02': canary('intake') },
      tierReasons: [canary('tier-reason')],
      tierChange: { from: 3, by: 'pat', reason: canary('tier-change'), at: NOW.toISOString() },
      offeringId: key === 'beta' ? 'offering-beta' : 'offering-1',
      ...over,
    })
  return {
    vendors: [
      aVendor({ searchKey: `acme ${searchKey}` }),
      aVendor({
        id: 'vendor-beta',
        name: 'Beta AI',
        legalName: 'Beta AI Ltd',
        searchKey: `beta ${searchKey}`,
      }),
    ],
    offerings: [
      anOffering({ searchKey: `assistant ${searchKey}` }),
      anOffering({ id: 'offering-beta', vendorId: 'vendor-beta', searchKey: `beta ${searchKey}` }),
    ],
    contacts: [
      aContact(),
      aContact({ id: 'contact-colleague', name: 'Dirk Delegate' }),
      aContact({ id: 'contact-former', name: 'Fay Former' }),
      aContact({
        id: 'contact-beta',
        vendorId: 'vendor-beta',
        name: 'Bert Beta',
        email: 'bert@beta.example',
      }),
    ],
    uses: [
      ...keys.filter((key) => key !== 'second').map((key) => use(key)),
      use('free', { tierChange: null }),
    ],
  }
}

function reviewRow(key: ReviewKey) {
  const { definition, hash } = bank.current
  const beta = key === 'beta'
  const submitted = !['answering', 'draft', 'beta'].includes(key)
  const at = NOW.toISOString()
  const attestation = {
    name: 'Vera Vendor',
    title: 'Trust',
    statement: 'I have.',
    at,
    hash: 'c'.repeat(64),
  }
  return aReview({
    id: reviewId(key),
    number: reviewNumbers[key],
    useId: idOfUse(key),
    offeringId: beta ? 'offering-beta' : 'offering-1',
    contactId: beta ? 'contact-beta' : 'contact-1',
    status: statuses[key],
    tierReasons: [canary('tier-reason')],
    tierRaised: { from: 3, byId: 'pat', reason: canary('tier-raised'), at: NOW.toISOString() },
    intakeFacts: deriveIntake(intakeAnswers),
    questionnaireSlug: definition.slug,
    questionnaireVersion: definition.version,
    questionnaireHash: hash,
    launchedById: 'pat',
    dueOn: '2026-12-11',
    preparedBecause: canary('prepared-because'),
    legalHold: { reason: canary('legal-hold'), byId: 'tom', at },
    cancelReason: canary('cancel-reason'),
    nextReviewReason: canary('next-review'),
    snoozed: { until: '2026-12-24', reason: canary('snoozed'), byId: 'pat', at: NOW.toISOString() },
    ...(key === 'draft' ? { sentAt: null } : {}),
    ...(submitted ? { submittedAt: NOW, attestation } : {}),
    ...(key === 'second'
      ? {
          round: 2,
          priorReviewId: reviewId('closed'),
          kind: 'change' as const,
          asks: ['TRN-01', 'DAT-02'],
        }
      : {}),
    returned:
      key === 'returned' ? { questionIds: ['TRN-01'], reason: 'Name the clause.', at } : null,
  })
}

function invitationRows(tokenHash: (id: string) => string) {
  const made = (id: string, key: ReviewKey, over: Partial<Row<'invitations'>> = {}) =>
    anInvitation({
      id,
      reviewId: reviewId(key),
      contactId: key === 'beta' ? 'contact-beta' : 'contact-1',
      tokenHash: tokenHash(id),
      createdAt: NOW,
      expiresAt: new Date(NOW.getTime() + 90 * 86_400_000),
      ...over,
    })
  const scope = partOf(bank.current, { sectionIds: ['training'], questionIds: [] })
  const part = { role: 'delegate' as const, scope, invitedById: leadOf('answering') }
  return [
    ...keys.filter((key) => key !== 'draft').map((key) => made(leadOf(key), key)),
    made('invitation-delegate', 'answering', { contactId: 'contact-colleague', ...part }),
    made('invitation-former', 'answering', {
      contactId: 'contact-former',
      ...part,
      revokedAt: NOW,
    }),
  ]
}

/** TRN-01 is a knock-out here, so that there is something to waive, to find and to explain. */
const answerRows = (key: ReviewKey) =>
  key === 'draft'
    ? []
    : Object.entries(bestAnswers(2, { 'TRN-01': 'yes' })).map(([questionId, { value }]) =>
        anAnswer({
          reviewId: reviewId(key),
          questionId,
          value,
          comment: questionId === 'TRN-01' ? ANSWER_CANARY : '',
          invitationId: leadOf(key),
          updatedAt: NOW,
        }),
      )

const evidenceRow = (key: ReviewKey, sha256: string) =>
  anEvidence({
    reviewId: reviewId(key),
    id: evidenceId(key),
    sha256,
    sizeBytes: FILE.length,
    invitationId: leadOf(key),
    uploadedAt: NOW,
    status: 'rejected',
    statusReason: canary('evidence-word'),
    statusById: 'ada',
    statusAt: NOW,
    contents: noticed,
  })

/** Facts of a fixed list, and a word that no such list has, to see that nothing of it goes out. */
const noticed = {
  ...{ noticed: [], pages: 1, width: null, height: null, scanned: false },
  more: canary('evidence-contents'),
}

/** What a person would do, so that there are real records and reports. */
async function decideThree({ app }: TestServer): Promise<void> {
  const condition: ConditionInput = {
    sentence: canary('condition-on-us'),
    ownerSide: 'us',
    owner: canary('condition-owner'),
    dueOn: '2027-01-15',
    evidenceNeeded: canary('condition-evidence'),
    consequence: canary('condition-consequence'),
  }
  const decide = async (key: ReviewKey, decision: Decision, conditions: ConditionInput[]) => {
    const number = reviewNumbers[key]
    const input = { decision, reason: canary('proposal'), validUntil: null, conditions }
    const proposed = await proposeDecision(app, ada, number, input)
    if (!proposed.ok) throw new Error(`${key}: ${proposed.sentence}`)
    const said = {
      proposalId: proposed.result,
      approved: 'approved',
      comment: canary('approval'),
    } as const
    const approved = await approveProposal(app, bo, number, said)
    if (!approved.ok) throw new Error(`${key}: ${approved.sentence}`)
  }
  await decide('decided', 'reject', [])
  await decide('held', 'hold', [condition])
  await decide('closed', 'reject', [])
  const { db } = app.store
  const { reviews, conditions } = db.t
  const day = NOW.toISOString()
  const told = { outcomeReleasedAt: NOW, outcomeReleasedById: 'pat' }
  const stands = {
    reviewId: reviewId('decided'),
    ...{ statusNote: canary('condition-note'), statusById: 'lena', statusAt: NOW },
  }
  await db.insert(conditions).values([
    { ...condition, ...stands, id: 'condition-decided', number: 1 },
    // What binds the vendor is told to it; what we noted on it is not.
    {
      ...{ ...condition, ...stands, id: 'condition-of-vendor', number: 2, ownerSide: 'vendor' },
      ...{ sentence: 'Switch training off.', owner: 'Vera Vendor' },
      ...{ evidenceNeeded: 'A letter.', consequence: 'The use ends.' },
    },
  ])
  const again = { reason: canary('reissue-reason'), replaces: 1 }
  const issued = await reissueReport(app, ada, reviewNumbers.closed, again)
  if (!issued.ok) throw new Error(issued.sentence)
  const moved = { on: '2027-05-01', reason: canary('next-review-moved'), by: 'Pat', at: day }
  for (const key of ['decided', 'held', 'closed'] as const) {
    const closed = key === 'closed' ? { status: 'closed' as const, ...told } : {}
    await db
      .update(reviews)
      .set({ nextReviewMoved: moved, ...closed })
      .where(eq(reviews.id, reviewId(key)))
  }
}

/** What the log tells, with a name in it, which is kept beside it so that it can be taken out. */
function noteInLog({ app }: TestServer): Promise<void> {
  return app.store.transact(function* (tx) {
    for (const key of keys) {
      if (key === 'draft' || key === 'beta') continue
      const payload = {
        ...{ fromId: 'pat', toId: 'bo' },
        ...{ to: canary('audit-person'), reason: canary('audit-word') },
      }
      const sent = {
        ...{ contactId: 'contact-1', dueOn: '2026-12-11', tier: 2, questions: 1 },
        ...{ questionnaire: canary('audit-body'), version: 1, hash: '' },
      }
      yield* appendAudit(tx, { at: NOW, actor: 'user:pat' }, [
        { kind: 'review reassigned', reviewId: reviewId(key), payload },
        { kind: 'review sent', reviewId: reviewId(key), payload: sent },
      ])
    }
  })
}
