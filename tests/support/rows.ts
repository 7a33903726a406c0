// Rows to state in a test: each factory gives a whole row, and its overrides say what the test is about.
// The ids refer to each other by default, so aReview() belongs to aUse(), anOffering() and aContact().
import type { StaffRole } from '../../app/core/access/roles'
import type { Tables } from '../../db/tables'

export type Row<Name extends keyof Tables> = Tables[Name]['$inferInsert']

/** The instant that rows are made at unless they say otherwise. */
export const THEN = new Date('2026-11-02T09:00:00.000Z')

export const aStaff = (over: Partial<Row<'users'>> & { roles?: StaffRole[] } = {}) =>
  ({
    id: 'user-1',
    email: `${over.id ?? 'user-1'}@example.com`,
    name: 'Ada Reviewer',
    passwordHash: 'not a hash',
    passwordTemporary: false,
    roles: ['requester', 'procurement', 'reviewer', 'legal', 'admin'],
    active: true,
    createdAt: THEN,
    revision: 1,
    ...over,
  }) satisfies Row<'users'>

export const aStaffSession = (over: Partial<Row<'staffSessions'>> = {}) =>
  ({
    id: 'session-1',
    tokenHash: `hash of ${over.id ?? 'session-1'}`,
    userId: 'user-1',
    createdAt: THEN,
    lastSeenAt: THEN,
    expiresAt: new Date(THEN.getTime() + 7 * 86_400_000),
    revokedAt: null,
    device: 'Firefox on Linux',
    ...over,
  }) satisfies Row<'staffSessions'>

export const aVendor = (over: Partial<Row<'vendors'>> = {}) =>
  ({
    id: 'vendor-1',
    name: 'Acme AI',
    legalName: 'Acme AI Ltd',
    domain: `${over.id ?? 'vendor-1'}.example`,
    searchKey: 'acme ai ltd',
    createdAt: THEN,
    ...over,
  }) satisfies Row<'vendors'>

export const anOffering = (over: Partial<Row<'offerings'>> = {}) =>
  ({
    id: 'offering-1',
    vendorId: 'vendor-1',
    name: 'Acme Assistant',
    plan: 'Enterprise',
    website: 'https://vendor-1.example',
    searchKey: `${over.id ?? 'offering-1'} acme assistant enterprise`,
    createdAt: THEN,
    ...over,
  }) satisfies Row<'offerings'>

export const aContact = (over: Partial<Row<'contacts'>> = {}) =>
  ({
    id: 'contact-1',
    vendorId: 'vendor-1',
    name: 'Vera Vendor',
    email: `${over.id ?? 'contact-1'}@vendor-1.example`,
    createdAt: THEN,
    ...over,
  }) satisfies Row<'contacts'>

export const aUse = (over: Partial<Row<'uses'>> = {}) =>
  ({
    id: 'use-1',
    title: 'Drafting letters to customers',
    requesterId: 'user-1',
    owner: 'Ada Reviewer',
    offeringId: 'offering-1',
    intakeVersion: 1,
    intake: {},
    tier: 2,
    points: 9,
    tierReasons: ['confidential data'],
    tierChange: null,
    status: 'filed',
    createdAt: THEN,
    revision: 1,
    ...over,
  }) satisfies Row<'uses'>

export const aQuestionnaire = (over: Partial<Row<'questionnaires'>> = {}) =>
  ({
    slug: 'ai-vendor',
    version: 1,
    hash: 'f'.repeat(64),
    definition: '{}',
    publishedAt: THEN,
    ...over,
  }) satisfies Row<'questionnaires'>

export const aReview = (over: Partial<Row<'reviews'>> = {}) =>
  ({
    id: 'review-1',
    number: 1,
    useId: 'use-1',
    offeringId: 'offering-1',
    contactId: 'contact-1',
    status: 'sent',
    tier: 2,
    tierReasons: ['confidential data'],
    intakeFacts: {},
    questionnaireSlug: 'ai-vendor',
    questionnaireVersion: 1,
    questionnaireHash: 'f'.repeat(64),
    launchedById: 'user-1',
    createdAt: THEN,
    dueOn: '2026-11-23',
    sentAt: THEN,
    ...over,
  }) satisfies Row<'reviews'>

export const anInvitation = (over: Partial<Row<'invitations'>> = {}) =>
  ({
    id: 'invitation-1',
    reviewId: 'review-1',
    contactId: 'contact-1',
    tokenHash: `hash of ${over.id ?? 'invitation-1'}`,
    createdAt: THEN,
    expiresAt: new Date(THEN.getTime() + 90 * 86_400_000),
    ...over,
  }) satisfies Row<'invitations'>

export const anAnswer = (over: Partial<Row<'answers'>> = {}) =>
  ({
    reviewId: 'review-1',
    questionId: 'TRN-01',
    value: 'never',
    invitationId: 'invitation-1',
    updatedAt: THEN,
    ...over,
  }) satisfies Row<'answers'>

export const anEvidence = (over: Partial<Row<'evidence'>> = {}) =>
  ({
    reviewId: 'review-1',
    id: 'evidence-1',
    kind: 'other',
    fileName: 'policy.pdf',
    mediaType: 'application/pdf',
    sizeBytes: 1234,
    sha256: 'a'.repeat(64),
    invitationId: 'invitation-1',
    uploadedAt: THEN,
    ...over,
  }) satisfies Row<'evidence'>

/** Everything one sent review stands on: `openTestStore({ ...aSentReview(), answers: [anAnswer()] })`. */
export const aSentReview = (over: Partial<Row<'reviews'>> = {}) => ({
  users: [aStaff()],
  vendors: [aVendor()],
  offerings: [anOffering()],
  contacts: [aContact()],
  uses: [aUse()],
  questionnaires: [aQuestionnaire()],
  reviews: [aReview(over)],
  invitations: [anInvitation()],
})
