// What the vendor says and shows.
import type { Contents } from '../../app/core/evidence/contents'
import type { Kit } from '../kit.postgres'
import type { organisationTables } from './organisation'
import type { reviewTables } from './reviews'

export function answerTables(
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
      // Brought from an earlier review, until the vendor confirms or changes it; null when typed here.
      fromReviewId: text('from_review_id').references(() => reviews.id, { onDelete: 'set null' }),
      fromDate: text('from_date'),
      confirmedAt: instant('confirmed_at'),
      revision: integer('revision').notNull().default(1),
    },
    (t) => [primaryKey({ columns: [t.reviewId, t.questionId] })],
  )
  // Each answer as it stood at a submission, where it differs from the submission before: its history.
  const answerVersions = table(
    'answer_versions',
    {
      reviewId: text('review_id')
        .notNull()
        .references(() => reviews.id, { onDelete: 'cascade' }),
      questionId: text('question_id').notNull(),
      // Counts from 1 within the review.
      submission: integer('submission').notNull(),
      revision: integer('revision').notNull(),
      value: json<unknown>('value'),
      comment: text('comment').notNull().default(''),
      exception: text('exception'),
      notApplicable: text('not_applicable'),
      link: text('link'),
      invitationId: text('invitation_id')
        .notNull()
        .references(() => invitations.id),
      updatedAt: instant('updated_at').notNull(),
      submittedAt: instant('submitted_at').notNull(),
    },
    (t) => [primaryKey({ columns: [t.reviewId, t.questionId, t.submission] })],
  )
  // What the vendor says to a contradiction between answers that it lets stand.
  const explanations = table(
    'explanations',
    {
      reviewId: text('review_id')
        .notNull()
        .references(() => reviews.id, { onDelete: 'cascade' }),
      contradiction: text('contradiction').notNull(),
      text: text('text').notNull(),
      invitationId: text('invitation_id')
        .notNull()
        .references(() => invitations.id),
      at: instant('at').notNull(),
      revision: integer('revision').notNull().default(1),
    },
    (t) => [primaryKey({ columns: [t.reviewId, t.contradiction] })],
  )
  // A file that was read and not yet agreed to; one for each invitation, forgotten after a day.
  const dryRuns = table('dry_runs', {
    invitationId: text('invitation_id')
      .primaryKey()
      .references(() => invitations.id, { onDelete: 'cascade' }),
    fileName: text('file_name').notNull(),
    upload: json<unknown>('upload').notNull(),
    uploadedAt: instant('uploaded_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  })
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
      // Brought along from an earlier review of the same offering; null when given here.
      fromReviewId: text('from_review_id').references(() => reviews.id, { onDelete: 'set null' }),
      removedAt: instant('removed_at'),
      status: text('status', { enum: ['unreviewed', 'verified', 'rejected'] })
        .notNull()
        .default('unreviewed'),
      statusReason: text('status_reason'),
      statusById: text('status_by_id').references(() => users.id),
      statusAt: instant('status_at'),
      // What was noticed in it when it arrived; null for files from before anybody looked.
      contents: json<Contents>('contents'),
    },
    (t) => [primaryKey({ columns: [t.reviewId, t.id] })],
  )
  const evidenceLinks = table(
    'evidence_links',
    {
      reviewId: text('review_id').notNull(),
      evidenceId: text('evidence_id').notNull(),
      questionId: text('question_id').notNull(),
      // A verdict from before does not know of it, and what was linked before a submission stays.
      linkedAt: instant('linked_at').notNull(),
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
  return { answers, answerVersions, explanations, dryRuns, evidence, evidenceLinks }
}
