// A review, the questionnaire frozen with it, who was invited, and the mail that goes out.
import type { Kit } from '../kit.postgres'
import type { organisationTables } from './organisation'
import type { subjectTables } from './subjects'

export function reviewTables(
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
      // A full round asks everything; a light check or a change asks only `asks` and takes the rest as it stood.
      kind: text('kind', { enum: ['full', 'light', 'change'] })
        .notNull()
        .default('full'),
      asks: json<string[] | null>('asks'),
      // Why the portal prepared this round, in words that follow "because"; empty where a person launched it.
      preparedBecause: text('prepared_because').notNull().default(''),
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
      // What raised the tier after sending: an answer that named what the intake had missed.
      tierRaised: json<{ from: number; byId: string; reason: string; at: string } | null>(
        'tier_raised',
      ),
      // Derived intake facts as of sending, so that branching and scoring never shift under a sent review.
      intakeFacts: json<Record<string, unknown>>('intake_facts').notNull(),
      questionnaireSlug: text('questionnaire_slug').notNull(),
      questionnaireVersion: integer('questionnaire_version').notNull(),
      questionnaireHash: text('questionnaire_hash').notNull(),
      message: text('message').notNull().default(''),
      launchedById: text('launched_by_id')
        .notNull()
        .references(() => users.id),
      // Who looks after it in procurement, where that is no longer whoever launched it.
      ownerId: text('owner_id').references(() => users.id),
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
        // The day by which the vendor was told to expect word; missing in submissions from before.
        expectedOn?: string
      } | null>('attestation'),
      decidedAt: instant('decided_at'),
      // When the vendor was told how it ended; until then its pages say nothing of it.
      outcomeReleasedAt: instant('outcome_released_at'),
      outcomeReleasedById: text('outcome_released_by_id').references(() => users.id),
      decision: text('decision', {
        enum: ['approve', 'approve with conditions', 'hold', 'reject'],
      }),
      validUntil: text('valid_until'),
      nextReviewOn: text('next_review_on'),
      nextReviewReason: text('next_review_reason'),
      // Set by hand in place of the date that follows from the decision; `by` is the person's name at that time.
      nextReviewMoved: json<{ on: string; reason: string; by: string; at: string } | null>(
        'next_review_moved',
      ),
      // The day of the last decision on a full round: smaller rounds between do not move the full interval.
      fullDecidedOn: text('full_decided_on'),
      nextLightOn: text('next_light_on'),
      // Out of the way of "Waiting on" until this day.
      snoozed: json<{ until: string; reason: string; byId: string; at: string } | null>('snoozed'),
      // While it stands, retention leaves everything of this review alone.
      legalHold: json<{ reason: string; byId: string; at: string } | null>('legal_hold'),
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
      index('reviews_prior').on(t.priorReviewId),
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
      // A delegate sees and writes only what the lead gave them; submitting is the lead's.
      role: text('role', { enum: ['lead', 'delegate'] })
        .notNull()
        .default('lead'),
      scope: json<{ sectionIds: string[]; questionIds: string[] } | null>('scope'),
      invitedById: text('invited_by_id'),
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
