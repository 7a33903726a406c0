// Batches of reports: who asked for which, how far each has come, and a lease for the one that makes it.
import { and, asc, desc, eq, inArray, isNull, lt, or } from 'drizzle-orm'
import type { Db } from '../store'
import type { Tables } from '../tables'

export type BatchRow = Tables['reportBatches']['$inferSelect']

export const addBatch = (db: Db, row: Tables['reportBatches']['$inferInsert']) =>
  db.insert(db.t.reportBatches).values(row)

/** A person's own batches alone. */
export const batchOf = (db: Db, { id, byId }: { id: string; byId: string }) =>
  db
    .select()
    .from(db.t.reportBatches)
    .where(and(eq(db.t.reportBatches.id, id), eq(db.t.reportBatches.byId, byId)))

/** Whether its files are still to be made, or to be fetched. */
export const batchWithFiles = (db: Db, id: string) =>
  db
    .select({ id: db.t.reportBatches.id })
    .from(db.t.reportBatches)
    .where(
      and(eq(db.t.reportBatches.id, id), inArray(db.t.reportBatches.status, ['waiting', 'done'])),
    )

/** Newest first. */
export const batchesOf = (db: Db, byId: string, limit: number) =>
  db
    .select()
    .from(db.t.reportBatches)
    .where(eq(db.t.reportBatches.byId, byId))
    .orderBy(desc(db.t.reportBatches.createdAt), desc(db.t.reportBatches.id))
    .limit(limit)

/** The oldest that waits and that nobody makes. */
export const nextBatch = (db: Db, now: Date) =>
  db
    .select({ id: db.t.reportBatches.id })
    .from(db.t.reportBatches)
    .where(claimable(db, now))
    .orderBy(asc(db.t.reportBatches.createdAt), asc(db.t.reportBatches.id))
    .limit(1)

/** Takes the lease; answers no row when another process was first, or it was cancelled. */
export const claimBatch = (db: Db, id: string, { now, until }: { now: Date; until: Date }) =>
  db
    .update(db.t.reportBatches)
    .set({ claimedUntil: until })
    .where(and(eq(db.t.reportBatches.id, id), claimable(db, now)))
    .returning()

const claimable = (db: Db, now: Date) =>
  and(
    eq(db.t.reportBatches.status, 'waiting'),
    or(isNull(db.t.reportBatches.claimedUntil), lt(db.t.reportBatches.claimedUntil, now)),
  )

/** Writes how far it has come and keeps the lease; answers no row once the batch was cancelled. */
export const moveBatch = (
  db: Db,
  id: string,
  state: Pick<BatchRow, 'done' | 'failed'> & { claimedUntil: Date | null },
) =>
  db
    .update(db.t.reportBatches)
    .set(state)
    .where(and(eq(db.t.reportBatches.id, id), eq(db.t.reportBatches.status, 'waiting')))
    .returning({ id: db.t.reportBatches.id })

/** A batch that waits is done or cancelled, one that is done expires; answers no row where that is not so any more. */
export const endBatch = (
  db: Db,
  id: string,
  { status, at }: { status: 'done' | 'cancelled' | 'expired'; at: Date },
) =>
  db
    .update(db.t.reportBatches)
    .set({ status, finishedAt: at, claimedUntil: null })
    .where(
      and(
        eq(db.t.reportBatches.id, id),
        status === 'expired'
          ? eq(db.t.reportBatches.status, 'done')
          : eq(db.t.reportBatches.status, 'waiting'),
      ),
    )
    .returning({ id: db.t.reportBatches.id })

/** Done so long ago that their files are taken away. */
export const staleBatches = (db: Db, before: Date) =>
  db
    .select({ id: db.t.reportBatches.id })
    .from(db.t.reportBatches)
    .where(and(eq(db.t.reportBatches.status, 'done'), lt(db.t.reportBatches.finishedAt, before)))
