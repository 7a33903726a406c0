// What the reviewer, the approvers and legal add. Rows are appended; nothing overwrites a judgement.
import type { Kit } from '../kit.postgres'
import type { answerTables } from './answers'
import type { organisationTables } from './organisation'
import type { reviewTables } from './reviews'

export function judgementTables(
  { table, text, integer, instant, json, index, uniqueIndex, primaryKey, foreignKey }: Kit,
  { users }: ReturnType<typeof organisationTables>,
  { reviews, invitations }: ReturnType<typeof reviewTables>,
  { evidence }: ReturnType<typeof answerTables>,
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
      // `withdrawn` takes back the word before it; both stay.
      kind: text('kind', {
        enum: ['accepted', 'adjusted', 'rejected', 'asked', 'withdrawn'],
      }).notNull(),
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
      // The rule that it was proposed from; null when raised by hand.
      rule: text('rule'),
      // What shows that it is closed; empty while it is open.
      closure: text('closure').notNull().default(''),
      // The piece of evidence that shows it, where it is one of this review.
      closureEvidenceId: text('closure_evidence_id'),
      closedById: text('closed_by_id').references(() => users.id),
      closedAt: instant('closed_at'),
      revision: integer('revision').notNull().default(1),
    },
    (t) => [
      uniqueIndex('findings_review_number').on(t.reviewId, t.number),
      uniqueIndex('findings_review_rule').on(t.reviewId, t.rule),
    ],
  )
  // A finding that a fired rule suggests and nobody wants, or wants again: the last word on a rule stands.
  const suggestionWords = table(
    'suggestion_words',
    {
      reviewId: text('review_id')
        .notNull()
        .references(() => reviews.id, { onDelete: 'cascade' }),
      rule: text('rule').notNull(),
      seq: integer('seq').notNull(),
      word: text('word', { enum: ['dismissed', 'restored'] }).notNull(),
      reason: text('reason').notNull().default(''),
      byId: text('by_id')
        .notNull()
        .references(() => users.id),
      at: instant('at').notNull(),
    },
    (t) => [primaryKey({ columns: [t.reviewId, t.rule, t.seq] })],
  )
  // What is said on one question between reviewer and vendor; seen by the other side once it is sent.
  const clarifications = table(
    'clarifications',
    {
      id: text('id').primaryKey(),
      reviewId: text('review_id')
        .notNull()
        .references(() => reviews.id, { onDelete: 'cascade' }),
      questionId: text('question_id').notNull(),
      side: text('side', { enum: ['reviewer', 'vendor'] }).notNull(),
      // A reviewer's question goes out with others and re-opens its answer; an amendment asks for that.
      kind: text('kind', { enum: ['question', 'reply', 'amendment'] }).notNull(),
      text: text('text').notNull(),
      // One of the two: who of us, or whose invitation.
      byId: text('by_id').references(() => users.id),
      invitationId: text('invitation_id').references(() => invitations.id),
      at: instant('at').notNull(),
      // Null: a reviewer's collected question or a vendor's reply in writing; the other side sees neither.
      sentAt: instant('sent_at'),
      revision: integer('revision').notNull().default(1),
    },
    (t) => [index('clarifications_review').on(t.reviewId, t.questionId, t.at)],
  )
  // A reviewer's reading of a piece of evidence: it stands over what the vendor typed, which stays as it was.
  const evidenceReadings = table(
    'evidence_readings',
    {
      reviewId: text('review_id').notNull(),
      evidenceId: text('evidence_id').notNull(),
      seq: integer('seq').notNull(),
      kind: text('kind').notNull(),
      issuer: text('issuer').notNull(),
      scope: text('scope').notNull(),
      validFrom: text('valid_from'),
      validTo: text('valid_to'),
      periodStart: text('period_start'),
      periodEnd: text('period_end'),
      byId: text('by_id')
        .notNull()
        .references(() => users.id),
      at: instant('at').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.reviewId, t.evidenceId, t.seq] }),
      foreignKey({
        columns: [t.reviewId, t.evidenceId],
        foreignColumns: [evidence.reviewId, evidence.id],
      }).onDelete('cascade'),
    ],
  )
  const waivers = table(
    'waivers',
    {
      id: text('id').primaryKey(),
      reviewId: text('review_id')
        .notNull()
        .references(() => reviews.id, { onDelete: 'cascade' }),
      // The knock-out that is accepted.
      rule: text('rule').notNull(),
      questionId: text('question_id').notNull(),
      sentence: text('sentence').notNull(),
      executive: text('executive').notNull(),
      executiveTitle: text('executive_title').notNull(),
      reason: text('reason').notNull(),
      endsOn: text('ends_on').notNull(),
      recordedById: text('recorded_by_id')
        .notNull()
        .references(() => users.id),
      at: instant('at').notNull(),
      withdrawnById: text('withdrawn_by_id').references(() => users.id),
      withdrawnAt: instant('withdrawn_at'),
      withdrawnReason: text('withdrawn_reason'),
    },
    (t) => [index('waivers_review').on(t.reviewId, t.rule), index('waivers_end').on(t.endsOn)],
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
      // What shows it, or what was heard, with the latest status.
      statusNote: text('status_note').notNull().default(''),
      statusById: text('status_by_id').references(() => users.id),
      statusAt: instant('status_at'),
      revision: integer('revision').notNull().default(1),
    },
    (t) => [
      uniqueIndex('conditions_review_number').on(t.reviewId, t.number),
      index('conditions_due').on(t.status, t.dueOn),
    ],
  )
  return {
    verdicts,
    notes,
    findings,
    suggestionWords,
    clarifications,
    evidenceReadings,
    waivers,
    proposals,
    approvals,
    conditions,
  }
}

export interface ConditionDraft {
  sentence: string
  ownerSide: 'vendor' | 'us'
  owner: string
  dueOn: string
  evidenceNeeded: string
  consequence: string
}
