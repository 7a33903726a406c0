// Every table of Assay, described once for both engines; drizzle-kit generates both migration folders from it.
import type { Kit } from './kit.postgres'

/** Calendar dates are ISO text (`2026-11-21`), instants are `instant()`, scores are integer tenths (68.0 → 680). */
export function defineTables(kit: Kit) {
  const organisation = organisationTables(kit)
  const subjects = subjectTables(kit, organisation)
  const reviews = reviewTables(kit, organisation, subjects)
  const answers = answerTables(kit, organisation, reviews)
  const judgement = judgementTables(kit, organisation, reviews)
  return { ...organisation, ...subjects, ...reviews, ...answers, ...judgement }
}

export type Tables = ReturnType<typeof defineTables>

/** Who works here, what is set, what was done and what must be sent. */
function organisationTables({
  table,
  text,
  integer,
  flag,
  instant,
  json,
  index,
  uniqueIndex,
}: Kit) {
  const settings = table('settings', {
    key: text('key').primaryKey(),
    value: json<unknown>('value').notNull(),
    updatedAt: instant('updated_at').notNull(),
  })
  const users = table(
    'users',
    {
      id: text('id').primaryKey(),
      email: text('email').notNull(),
      name: text('name').notNull(),
      passwordHash: text('password_hash').notNull(),
      // Set by somebody else: to be replaced by its owner before anything else is done.
      passwordTemporary: flag('password_temporary').notNull().default(false),
      roles: json<string[]>('roles').notNull(),
      active: flag('active').notNull().default(true),
      createdAt: instant('created_at').notNull(),
      revision: integer('revision').notNull().default(1),
    },
    (t) => [uniqueIndex('users_email').on(t.email)],
  )
  const staffSessions = table(
    'staff_sessions',
    {
      id: text('id').primaryKey(),
      tokenHash: text('token_hash').notNull(),
      userId: text('user_id')
        .notNull()
        .references(() => users.id, { onDelete: 'cascade' }),
      createdAt: instant('created_at').notNull(),
      lastSeenAt: instant('last_seen_at').notNull(),
      expiresAt: instant('expires_at').notNull(),
      revokedAt: instant('revoked_at'),
      device: text('device').notNull().default(''),
    },
    (t) => [
      uniqueIndex('staff_sessions_token').on(t.tokenHash),
      index('staff_sessions_user').on(t.userId),
    ],
  )
  const auditEvents = table(
    'audit_events',
    {
      seq: integer('seq').primaryKey(),
      at: instant('at').notNull(),
      actor: text('actor').notNull(),
      kind: text('kind').notNull(),
      reviewId: text('review_id'),
      // Canonical JSON kept as text: the hash is over these very bytes, and jsonb would reorder them.
      body: text('body').notNull(),
      hash: text('hash').notNull(),
    },
    (t) => [index('audit_events_review').on(t.reviewId, t.seq)],
  )
  return { settings, users, staffSessions, auditEvents }
}

/** Vendors, what they supply, whom we write to, and what we do with it. */
function subjectTables(
  { table, text, integer, instant, json, index, uniqueIndex }: Kit,
  { users }: ReturnType<typeof organisationTables>,
) {
  const vendors = table(
    'vendors',
    {
      id: text('id').primaryKey(),
      name: text('name').notNull(),
      legalName: text('legal_name').notNull(),
      domain: text('domain').notNull(),
      searchKey: text('search_key').notNull(),
      createdAt: instant('created_at').notNull(),
    },
    (t) => [uniqueIndex('vendors_domain').on(t.domain), index('vendors_search').on(t.searchKey)],
  )
  const offerings = table(
    'offerings',
    {
      id: text('id').primaryKey(),
      vendorId: text('vendor_id')
        .notNull()
        .references(() => vendors.id),
      name: text('name').notNull(),
      plan: text('plan').notNull(),
      website: text('website').notNull().default(''),
      searchKey: text('search_key').notNull(),
      createdAt: instant('created_at').notNull(),
    },
    (t) => [uniqueIndex('offerings_vendor_key').on(t.vendorId, t.searchKey)],
  )
  const contacts = table(
    'contacts',
    {
      id: text('id').primaryKey(),
      vendorId: text('vendor_id')
        .notNull()
        .references(() => vendors.id),
      name: text('name').notNull(),
      email: text('email').notNull(),
      createdAt: instant('created_at').notNull(),
    },
    (t) => [uniqueIndex('contacts_vendor_email').on(t.vendorId, t.email)],
  )
  const uses = table(
    'uses',
    {
      id: text('id').primaryKey(),
      title: text('title').notNull(),
      requesterId: text('requester_id')
        .notNull()
        .references(() => users.id),
      owner: text('owner').notNull(),
      offeringId: text('offering_id').references(() => offerings.id),
      intakeVersion: integer('intake_version').notNull(),
      intake: json<Record<string, unknown>>('intake').notNull(),
      // Null when the intake was refused (a prohibited practice): such a use has no tier.
      tier: integer('tier'),
      points: integer('points').notNull(),
      tierReasons: json<string[]>('tier_reasons').notNull(),
      tierChange: json<{ from: number; by: string; reason: string; at: string } | null>(
        'tier_change',
      ),
      status: text('status', { enum: ['filed', 'refused', 'withdrawn'] }).notNull(),
      createdAt: instant('created_at').notNull(),
      revision: integer('revision').notNull().default(1),
    },
    (t) => [index('uses_requester').on(t.requesterId)],
  )
  return { vendors, offerings, contacts, uses }
}

/** A review, the questionnaire frozen with it, who was invited, and the mail that goes out. */
function reviewTables(
  { table, text, integer, instant, json, index, uniqueIndex, primaryKey }: Kit,
  { users }: ReturnType<typeof organisationTables>,
  { offerings, contacts, uses }: ReturnType<typeof subjectTables>,
) {
  const questionnaires = table(
    'questionnaires',
    {
      slug: text('slug').notNull(),
      version: integer('version').notNull(),
      hash: text('hash').notNull(),
      // The definition as canonical JSON: what a review froze must stay readable after the file moved on.
      definition: text('definition').notNull(),
      publishedAt: instant('published_at').notNull(),
    },
    (t) => [primaryKey({ columns: [t.slug, t.version] })],
  )
  const reviews = table(
    'reviews',
    {
      id: text('id').primaryKey(),
      number: integer('number').notNull(),
      useId: text('use_id')
        .notNull()
        .references(() => uses.id),
      offeringId: text('offering_id')
        .notNull()
        .references(() => offerings.id),
      contactId: text('contact_id')
        .notNull()
        .references(() => contacts.id),
      round: integer('round').notNull().default(1),
      priorReviewId: text('prior_review_id'),
      status: text('status', {
        enum: [
          'draft',
          'sent',
          'answering',
          'submitted',
          'in review',
          'returned',
          'decided',
          'closed',
          'cancelled',
        ],
      }).notNull(),
      tier: integer('tier').notNull(),
      tierReasons: json<string[]>('tier_reasons').notNull(),
      // Derived intake facts as of sending, so that branching and scoring never shift under a sent review.
      intakeFacts: json<Record<string, unknown>>('intake_facts').notNull(),
      questionnaireSlug: text('questionnaire_slug').notNull(),
      questionnaireVersion: integer('questionnaire_version').notNull(),
      questionnaireHash: text('questionnaire_hash').notNull(),
      message: text('message').notNull().default(''),
      launchedById: text('launched_by_id')
        .notNull()
        .references(() => users.id),
      createdAt: instant('created_at').notNull(),
      dueOn: text('due_on').notNull(),
      sentAt: instant('sent_at'),
      openedAt: instant('opened_at'),
      lastActivityAt: instant('last_activity_at'),
      submittedAt: instant('submitted_at'),
      attestation: json<{
        name: string
        title: string
        statement: string
        at: string
        hash: string
      } | null>('attestation'),
      decidedAt: instant('decided_at'),
      decision: text('decision', {
        enum: ['approve', 'approve with conditions', 'hold', 'reject'],
      }),
      validUntil: text('valid_until'),
      nextReviewOn: text('next_review_on'),
      nextReviewReason: text('next_review_reason'),
      assuredTenths: integer('assured_tenths'),
      asStatedTenths: integer('as_stated_tenths'),
      residual: text('residual', { enum: ['Low', 'Moderate', 'High', 'Critical'] }),
      cancelReason: text('cancel_reason'),
      // What the vendor was asked to change, in the reviewer's words; while returned, only these answers are open.
      returned: json<{ questionIds: string[]; reason: string; at: string } | null>('returned'),
      revision: integer('revision').notNull().default(1),
    },
    (t) => [
      uniqueIndex('reviews_number').on(t.number),
      index('reviews_status').on(t.status, t.dueOn),
      index('reviews_next').on(t.nextReviewOn),
      index('reviews_offering').on(t.offeringId),
      index('reviews_use').on(t.useId),
    ],
  )
  const invitations = table(
    'invitations',
    {
      id: text('id').primaryKey(),
      reviewId: text('review_id')
        .notNull()
        .references(() => reviews.id, { onDelete: 'cascade' }),
      contactId: text('contact_id')
        .notNull()
        .references(() => contacts.id),
      // The link's token is derived from the portal's key and this id; only its hash is stored.
      tokenHash: text('token_hash').notNull(),
      createdAt: instant('created_at').notNull(),
      expiresAt: instant('expires_at').notNull(),
      revokedAt: instant('revoked_at'),
      stopRemindersAt: instant('stop_reminders_at'),
    },
    (t) => [
      uniqueIndex('invitations_token').on(t.tokenHash),
      index('invitations_review').on(t.reviewId),
    ],
  )
  const respondentCodes = table(
    'respondent_codes',
    {
      id: text('id').primaryKey(),
      invitationId: text('invitation_id')
        .notNull()
        .references(() => invitations.id, { onDelete: 'cascade' }),
      purpose: text('purpose', { enum: ['mail', 'handover'] }).notNull(),
      codeHash: text('code_hash').notNull(),
      createdAt: instant('created_at').notNull(),
      expiresAt: instant('expires_at').notNull(),
      tries: integer('tries').notNull().default(0),
      usedAt: instant('used_at'),
    },
    (t) => [index('respondent_codes_invitation').on(t.invitationId, t.createdAt)],
  )
  const respondentSessions = table(
    'respondent_sessions',
    {
      id: text('id').primaryKey(),
      tokenHash: text('token_hash').notNull(),
      invitationId: text('invitation_id')
        .notNull()
        .references(() => invitations.id, { onDelete: 'cascade' }),
      createdAt: instant('created_at').notNull(),
      lastSeenAt: instant('last_seen_at').notNull(),
      expiresAt: instant('expires_at').notNull(),
      revokedAt: instant('revoked_at'),
    },
    (t) => [
      uniqueIndex('respondent_sessions_token').on(t.tokenHash),
      index('respondent_sessions_invitation').on(t.invitationId),
    ],
  )
  const outbox = table(
    'outbox',
    {
      id: text('id').primaryKey(),
      reviewId: text('review_id').references(() => reviews.id, { onDelete: 'cascade' }),
      // What to write is rendered at sending time from kind and payload, so no link or code rests here.
      kind: text('kind').notNull(),
      payload: json<Record<string, unknown>>('payload').notNull(),
      toName: text('to_name').notNull(),
      toEmail: text('to_email').notNull(),
      dueAt: instant('due_at').notNull(),
      status: text('status', { enum: ['waiting', 'sent', 'failed', 'cancelled'] }).notNull(),
      attempts: integer('attempts').notNull().default(0),
      claimedUntil: instant('claimed_until'),
      lastError: text('last_error'),
      sentAt: instant('sent_at'),
      messageId: text('message_id'),
      createdAt: instant('created_at').notNull(),
    },
    (t) => [index('outbox_due').on(t.status, t.dueAt), index('outbox_review').on(t.reviewId)],
  )
  return {
    questionnaires,
    reviews,
    invitations,
    respondentCodes,
    respondentSessions,
    outbox,
  }
}

/** What the vendor says and shows. */
function answerTables(
  { table, text, integer, instant, json, index, primaryKey, foreignKey }: Kit,
  { users }: ReturnType<typeof organisationTables>,
  { reviews, invitations }: ReturnType<typeof reviewTables>,
) {
  const answers = table(
    'answers',
    {
      reviewId: text('review_id')
        .notNull()
        .references(() => reviews.id, { onDelete: 'cascade' }),
      questionId: text('question_id').notNull(),
      value: json<unknown>('value'),
      comment: text('comment').notNull().default(''),
      exception: text('exception'),
      notApplicable: text('not_applicable'),
      link: text('link'),
      asOf: text('as_of'),
      invitationId: text('invitation_id')
        .notNull()
        .references(() => invitations.id),
      updatedAt: instant('updated_at').notNull(),
      revision: integer('revision').notNull().default(1),
    },
    (t) => [primaryKey({ columns: [t.reviewId, t.questionId] })],
  )
  const evidence = table(
    'evidence',
    {
      reviewId: text('review_id')
        .notNull()
        .references(() => reviews.id, { onDelete: 'cascade' }),
      id: text('id').notNull(),
      // Row of frameworks/certifications.json, or `other`.
      kind: text('kind').notNull(),
      issuer: text('issuer').notNull().default(''),
      scope: text('scope').notNull().default(''),
      validFrom: text('valid_from'),
      validTo: text('valid_to'),
      // An audit's observation window: a report counts for a while after it, so validity does not tell it.
      periodStart: text('period_start'),
      periodEnd: text('period_end'),
      fileName: text('file_name').notNull(),
      mediaType: text('media_type').notNull(),
      sizeBytes: integer('size_bytes').notNull(),
      sha256: text('sha256').notNull(),
      invitationId: text('invitation_id')
        .notNull()
        .references(() => invitations.id),
      uploadedAt: instant('uploaded_at').notNull(),
      removedAt: instant('removed_at'),
      status: text('status', { enum: ['unreviewed', 'verified', 'rejected'] })
        .notNull()
        .default('unreviewed'),
      statusReason: text('status_reason'),
      statusById: text('status_by_id').references(() => users.id),
      statusAt: instant('status_at'),
    },
    (t) => [primaryKey({ columns: [t.reviewId, t.id] })],
  )
  const evidenceLinks = table(
    'evidence_links',
    {
      reviewId: text('review_id').notNull(),
      evidenceId: text('evidence_id').notNull(),
      questionId: text('question_id').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.reviewId, t.evidenceId, t.questionId] }),
      // The review is part of the key, so a link can never reach into another review's evidence.
      foreignKey({
        columns: [t.reviewId, t.evidenceId],
        foreignColumns: [evidence.reviewId, evidence.id],
      }).onDelete('cascade'),
      index('evidence_links_question').on(t.reviewId, t.questionId),
    ],
  )
  return { answers, evidence, evidenceLinks }
}

/** What the reviewer, the approvers and legal add. Rows are appended; nothing overwrites a judgement. */
function judgementTables(
  { table, text, integer, instant, json, index, uniqueIndex, primaryKey }: Kit,
  { users }: ReturnType<typeof organisationTables>,
  { reviews }: ReturnType<typeof reviewTables>,
) {
  const verdicts = table(
    'verdicts',
    {
      id: text('id').primaryKey(),
      reviewId: text('review_id')
        .notNull()
        .references(() => reviews.id, { onDelete: 'cascade' }),
      questionId: text('question_id').notNull(),
      seq: integer('seq').notNull(),
      kind: text('kind', { enum: ['accepted', 'adjusted', 'rejected', 'asked'] }).notNull(),
      credit: integer('credit'),
      notApplicableAccepted: text('not_applicable_accepted', { enum: ['accepted', 'refused'] }),
      reason: text('reason').notNull().default(''),
      answerRevision: integer('answer_revision').notNull(),
      byId: text('by_id')
        .notNull()
        .references(() => users.id),
      at: instant('at').notNull(),
    },
    (t) => [uniqueIndex('verdicts_question_seq').on(t.reviewId, t.questionId, t.seq)],
  )
  const notes = table(
    'notes',
    {
      id: text('id').primaryKey(),
      reviewId: text('review_id')
        .notNull()
        .references(() => reviews.id, { onDelete: 'cascade' }),
      questionId: text('question_id'),
      text: text('text').notNull(),
      byId: text('by_id')
        .notNull()
        .references(() => users.id),
      at: instant('at').notNull(),
    },
    (t) => [index('notes_review').on(t.reviewId)],
  )
  const findings = table(
    'findings',
    {
      id: text('id').primaryKey(),
      reviewId: text('review_id')
        .notNull()
        .references(() => reviews.id, { onDelete: 'cascade' }),
      number: integer('number').notNull(),
      severity: text('severity', { enum: ['Low', 'Moderate', 'High', 'Critical'] }).notNull(),
      statement: text('statement').notNull(),
      impact: text('impact').notNull().default(''),
      questionId: text('question_id'),
      treatment: text('treatment', {
        enum: ['fix by vendor', 'our setting', 'accept', 'avoid'],
      }).notNull(),
      owner: text('owner').notNull(),
      dueOn: text('due_on'),
      status: text('status', { enum: ['open', 'closed'] })
        .notNull()
        .default('open'),
      raisedById: text('raised_by_id')
        .notNull()
        .references(() => users.id),
      raisedAt: instant('raised_at').notNull(),
      revision: integer('revision').notNull().default(1),
    },
    (t) => [uniqueIndex('findings_review_number').on(t.reviewId, t.number)],
  )
  const proposals = table(
    'proposals',
    {
      id: text('id').primaryKey(),
      reviewId: text('review_id')
        .notNull()
        .references(() => reviews.id, { onDelete: 'cascade' }),
      seq: integer('seq').notNull(),
      decision: text('decision', {
        enum: ['approve', 'approve with conditions', 'hold', 'reject'],
      }).notNull(),
      reason: text('reason').notNull(),
      validUntil: text('valid_until'),
      conditions: json<ConditionDraft[]>('conditions').notNull(),
      status: text('status', { enum: ['open', 'approved', 'declined', 'withdrawn'] }).notNull(),
      byId: text('by_id')
        .notNull()
        .references(() => users.id),
      at: instant('at').notNull(),
    },
    (t) => [uniqueIndex('proposals_review_seq').on(t.reviewId, t.seq)],
  )
  const approvals = table(
    'approvals',
    {
      proposalId: text('proposal_id')
        .notNull()
        .references(() => proposals.id, { onDelete: 'cascade' }),
      byId: text('by_id')
        .notNull()
        .references(() => users.id),
      approved: text('approved', { enum: ['approved', 'declined'] }).notNull(),
      comment: text('comment').notNull().default(''),
      at: instant('at').notNull(),
    },
    (t) => [primaryKey({ columns: [t.proposalId, t.byId] })],
  )
  const conditions = table(
    'conditions',
    {
      id: text('id').primaryKey(),
      reviewId: text('review_id')
        .notNull()
        .references(() => reviews.id, { onDelete: 'cascade' }),
      number: integer('number').notNull(),
      sentence: text('sentence').notNull(),
      ownerSide: text('owner_side', { enum: ['vendor', 'us'] }).notNull(),
      owner: text('owner').notNull(),
      dueOn: text('due_on').notNull(),
      evidenceNeeded: text('evidence_needed').notNull(),
      consequence: text('consequence').notNull(),
      status: text('status', { enum: ['open', 'met', 'missed'] })
        .notNull()
        .default('open'),
    },
    (t) => [uniqueIndex('conditions_review_number').on(t.reviewId, t.number)],
  )
  const reports = table(
    'reports',
    {
      reviewId: text('review_id')
        .notNull()
        .references(() => reviews.id, { onDelete: 'cascade' }),
      version: integer('version').notNull(),
      // Canonical JSON as text: the record's hash is over these very bytes.
      record: text('record').notNull(),
      recordHash: text('record_hash').notNull(),
      frozenAt: instant('frozen_at').notNull(),
      frozenById: text('frozen_by_id')
        .notNull()
        .references(() => users.id),
    },
    (t) => [
      primaryKey({ columns: [t.reviewId, t.version] }),
      index('reports_hash').on(t.recordHash),
    ],
  )
  return { verdicts, notes, findings, proposals, approvals, conditions, reports }
}

export interface ConditionDraft {
  sentence: string
  ownerSide: 'vendor' | 'us'
  owner: string
  dueOn: string
  evidenceNeeded: string
  consequence: string
}
