// What the reviewer, the approvers and legal add. Rows are appended; nothing overwrites a judgement.
import type { Kit } from '../kit.postgres'
import type { organisationTables } from './organisation'
import type { reviewTables } from './reviews'

export function judgementTables(
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
