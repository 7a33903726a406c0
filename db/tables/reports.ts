// What is kept of decided reviews: frozen records, the files given out of them, and many reports at once.
import type { Kit } from '../kit.postgres'
import type { organisationTables } from './organisation'
import type { reviewTables } from './reviews'

export function reportTables(
  { table, text, integer, instant, json, index, primaryKey, foreignKey }: Kit,
  { users }: ReturnType<typeof organisationTables>,
  { reviews }: ReturnType<typeof reviewTables>,
) {
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
      // Why it was issued again; null for the report of the decision itself.
      reason: text('reason'),
    },
    (t) => [
      primaryKey({ columns: [t.reviewId, t.version] }),
      index('reports_hash').on(t.recordHash),
    ],
  )
  // Every file that was ever given out, by its hash, so that a copy can be told years later.
  const reportFiles = table(
    'report_files',
    {
      sha256: text('sha256').primaryKey(),
      reviewId: text('review_id').notNull(),
      version: integer('version').notNull(),
      kind: text('kind', { enum: ['pdf', 'json'] }).notNull(),
      // 'A4' or 'Letter'; null for a file without pages.
      paper: text('paper'),
      audience: text('audience').notNull().default('full'),
      at: instant('at').notNull(),
    },
    (t) => [
      foreignKey({
        columns: [t.reviewId, t.version],
        foreignColumns: [reports.reviewId, reports.version],
      }).onDelete('cascade'),
      index('report_files_report').on(t.reviewId, t.version),
    ],
  )
  // Many reports in one zip: each is a file of its own in the data folder, so that a restart goes on where it stopped.
  const reportBatches = table(
    'report_batches',
    {
      id: text('id').primaryKey(),
      byId: text('by_id')
        .notNull()
        .references(() => users.id),
      createdAt: instant('created_at').notNull(),
      audience: text('audience').notNull(),
      paper: text('paper').notNull(),
      items: json<BatchItem[]>('items').notNull(),
      status: text('status', { enum: ['waiting', 'done', 'cancelled', 'expired'] }).notNull(),
      done: integer('done').notNull().default(0),
      // Reports that could not be made, each with its reason.
      failed: json<{ number: number; sentence: string }[]>('failed').notNull(),
      claimedUntil: instant('claimed_until'),
      finishedAt: instant('finished_at'),
    },
    (t) => [
      index('report_batches_status').on(t.status, t.createdAt),
      index('report_batches_by').on(t.byId, t.createdAt),
    ],
  )
  return { reports, reportFiles, reportBatches }
}

/** The version is the newest at the start: what is re-issued meanwhile does not change a batch under way. */
export interface BatchItem {
  number: number
  version: number
}
