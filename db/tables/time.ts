// What comes due by itself, what changed at a vendor between rounds, and who follows the dates in a calendar.
import type { Kit } from '../kit.postgres'
import type { organisationTables } from './organisation'
import type { reviewTables } from './reviews'
import type { subjectTables } from './subjects'

export function timeTables(
  { table, text, integer, instant, json, index, uniqueIndex, primaryKey }: Kit,
  { users }: ReturnType<typeof organisationTables>,
  { offerings, uses }: ReturnType<typeof subjectTables>,
  { reviews, invitations }: ReturnType<typeof reviewTables>,
) {
  const dueItems = table(
    'due_items',
    {
      // Named after kind, subject and date, so that planning again, or two processes at once, make one row.
      id: text('id').primaryKey(),
      reviewId: text('review_id')
        .notNull()
        .references(() => reviews.id, { onDelete: 'cascade' }),
      kind: text('kind').notNull(),
      // The piece of evidence, condition or waiver that it is about; empty for the review itself.
      subjectId: text('subject_id').notNull().default(''),
      dueAt: instant('due_at').notNull(),
      status: text('status', { enum: ['waiting', 'done', 'dropped', 'failed'] }).notNull(),
      attempts: integer('attempts').notNull().default(0),
      claimedUntil: instant('claimed_until'),
      lastError: text('last_error'),
      doneAt: instant('done_at'),
      createdAt: instant('created_at').notNull(),
    },
    (t) => [
      index('due_items_due').on(t.status, t.dueAt),
      index('due_items_review').on(t.reviewId, t.status),
    ],
  )
  const changes = table(
    'changes',
    {
      id: text('id').primaryKey(),
      // One of the kinds that the questionnaire's changes.yaml declares.
      kind: text('kind').notNull(),
      offeringId: text('offering_id')
        .notNull()
        .references(() => offerings.id),
      // Null where it concerns every use of the offering.
      useId: text('use_id').references(() => uses.id),
      what: text('what').notNull(),
      happenedOn: text('happened_on'),
      // By this day the questions that depend on it are to be answered again.
      dueOn: text('due_on').notNull(),
      source: text('source', { enum: ['staff', 'vendor', 'portal'] }).notNull(),
      recordedById: text('recorded_by_id').references(() => users.id),
      invitationId: text('invitation_id').references(() => invitations.id),
      evidenceId: text('evidence_id'),
      at: instant('at').notNull(),
      withdrawnAt: instant('withdrawn_at'),
      withdrawnById: text('withdrawn_by_id').references(() => users.id),
      withdrawnReason: text('withdrawn_reason'),
    },
    (t) => [index('changes_offering').on(t.offeringId, t.at)],
  )
  // Cause and result: the reviews in which a change is looked into, and the questions it opened there.
  const changeRounds = table(
    'change_rounds',
    {
      changeId: text('change_id')
        .notNull()
        .references(() => changes.id, { onDelete: 'cascade' }),
      reviewId: text('review_id')
        .notNull()
        .references(() => reviews.id, { onDelete: 'cascade' }),
      questionIds: json<string[]>('question_ids').notNull(),
      at: instant('at').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.changeId, t.reviewId] }),
      index('change_rounds_review').on(t.reviewId),
    ],
  )
  const calendarFeeds = table(
    'calendar_feeds',
    {
      id: text('id').primaryKey(),
      userId: text('user_id')
        .notNull()
        .references(() => users.id, { onDelete: 'cascade' }),
      // Derived from the portal's key and this id like a link's token; only its hash is stored.
      tokenHash: text('token_hash').notNull(),
      createdAt: instant('created_at').notNull(),
      lastReadAt: instant('last_read_at'),
      revokedAt: instant('revoked_at'),
    },
    (t) => [
      uniqueIndex('calendar_feeds_token').on(t.tokenHash),
      index('calendar_feeds_user').on(t.userId),
    ],
  )
  return { dueItems, changes, changeRounds, calendarFeeds }
}
