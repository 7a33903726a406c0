// Builds a sent review with its invitation in a fresh database, for tests that speak as its vendor.
import { noFacts } from '../../app/core/intake/facts'
import type { ReviewStatus } from '../../app/core/review/lifecycle'
import type { Services } from '../../app/services/context'
import type { Store } from '../../db/store'
import { smallRow } from './respond-questionnaire'

export const NOW = new Date('2026-11-21T09:00:00.000Z')
export const CANARY = 'canary-3f9a'

/** What a case is built in: these services of a portal, whichever it is. */
export type CasePortal = Pick<Services, 'store' | 'secrets'>

export interface CaseOptions {
  number?: number
  status?: ReviewStatus
  tier?: 1 | 2 | 3
  intakeFacts?: Partial<typeof noFacts>
  expiresAt?: Date
  revokedAt?: Date
  returned?: { questionIds: string[]; reason: string; at: string }
}

/** One vendor's review; internal fields carry the canary, so that a leak shows itself. */
export async function aReview(portal: CasePortal, options: CaseOptions = {}) {
  const number = options.number ?? 1
  const key = `v${number}`
  const token = portal.secrets.deriveToken('invitation', `invitation-${key}`)
  await insertSubjects(portal.store, key)
  await insertReview(portal, key, { ...options, number }, token)
  return {
    token,
    reviewId: `review-${key}`,
    invitationId: `invitation-${key}`,
    email: `dana@${key}.example`,
    respondent: {
      kind: 'respondent' as const,
      reviewId: `review-${key}`,
      invitationId: `invitation-${key}`,
      contactId: `contact-${key}`,
      name: 'Dana Ortiz',
      email: `dana@${key}.example`,
    },
  }
}

async function insertSubjects({ db }: Store, key: string): Promise<void> {
  const { t } = db
  await db
    .insert(t.users)
    .values({
      id: 'user-1',
      email: 'priya.nair@harbour.example',
      name: 'Priya Nair',
      passwordHash: CANARY,
      roles: ['procurement'],
      createdAt: NOW,
    })
    .onConflictDoNothing()
  await db.insert(t.vendors).values({
    id: `vendor-${key}`,
    name: `Vendor ${key}`,
    legalName: `Vendor ${key} Ltd`,
    domain: `${key}.example`,
    searchKey: `${key} ${CANARY}`,
    createdAt: NOW,
  })
  await db.insert(t.offerings).values({
    id: `offering-${key}`,
    vendorId: `vendor-${key}`,
    name: `Assistant ${key}`,
    plan: 'Business plan',
    searchKey: `${key} ${CANARY}`,
    createdAt: NOW,
  })
  await db.insert(t.contacts).values({
    id: `contact-${key}`,
    vendorId: `vendor-${key}`,
    name: 'Dana Ortiz',
    email: `dana@${key}.example`,
    createdAt: NOW,
  })
  await db.insert(t.uses).values({
    id: `use-${key}`,
    title: `Use ${CANARY}`,
    requesterId: 'user-1',
    owner: CANARY,
    offeringId: `offering-${key}`,
    intakeVersion: 1,
    intake: { note: CANARY },
    tier: 2,
    points: 9,
    tierReasons: [CANARY],
    status: 'filed',
    createdAt: NOW,
  })
}

async function insertReview(
  { store: { db }, secrets }: CasePortal,
  key: string,
  options: CaseOptions & { number: number },
  token: string,
): Promise<void> {
  const { t } = db
  await db
    .insert(t.questionnaires)
    .values({ ...smallRow, publishedAt: NOW })
    .onConflictDoNothing()
  await db.insert(t.reviews).values({
    id: `review-${key}`,
    number: options.number,
    useId: `use-${key}`,
    offeringId: `offering-${key}`,
    contactId: `contact-${key}`,
    status: options.status ?? 'sent',
    tier: options.tier ?? 2,
    tierReasons: [CANARY],
    intakeFacts: { ...noFacts, ...options.intakeFacts },
    questionnaireSlug: smallRow.slug,
    questionnaireVersion: smallRow.version,
    questionnaireHash: smallRow.hash,
    message: 'We hope to start in January.',
    launchedById: 'user-1',
    createdAt: NOW,
    dueOn: '2026-12-11',
    sentAt: NOW,
    cancelReason: CANARY,
    nextReviewReason: CANARY,
    returned: options.returned ?? null,
  })
  await db.insert(t.invitations).values({
    id: `invitation-${key}`,
    reviewId: `review-${key}`,
    contactId: `contact-${key}`,
    tokenHash: secrets.hash('invitation', token),
    createdAt: NOW,
    expiresAt: options.expiresAt ?? new Date('2027-03-01T00:00:00.000Z'),
    revokedAt: options.revokedAt ?? null,
  })
}

export const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

/** The code in the last mail that waits for this address, derived as the outbox job derives it. */
export async function mailedCode(portal: CasePortal, invitationId: string): Promise<string> {
  const { db } = portal.store
  const rows = await db.select().from(db.t.outbox)
  const waiting = rows.filter(
    ({ kind, payload }) => kind === 'code' && payload.invitationId === invitationId,
  )
  const codeId = waiting.at(-1)?.payload.codeId
  if (typeof codeId !== 'string') throw new Error('No code was mailed')
  return portal.secrets.deriveDigits('mailed code', codeId)
}
