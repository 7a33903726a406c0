// What comes due by itself: planned for a review, claimed by lease when its time has come, settled, shown where it failed.
import { and, asc, count, eq, inArray, isNull, lt, lte, or } from 'drizzle-orm'
import type { Db } from '../store'

export type DueItemRow = Db['t']['dueItems']['$inferSelect']
type Insert = Db['t']['dueItems']['$inferInsert']

/** Whatever became of them. */
export const dueItemsOfReview = (db: Db, reviewId: string) =>
  db
    .select()
    .from(db.t.dueItems)
    .where(eq(db.t.dueItems.reviewId, reviewId))
    .orderBy(asc(db.t.dueItems.dueAt), asc(db.t.dueItems.id))

/** Rows that are there already stay as they are. */
export const insertDueItems = (db: Db, rows: Insert[]) =>
  db.insert(db.t.dueItems).values(rows).onConflictDoNothing()

export const changeDueItem = (db: Db, id: string, change: Partial<Omit<Insert, 'id'>>) =>
  db.update(db.t.dueItems).set(change).where(eq(db.t.dueItems.id, id))

/** Due and under nobody's lease, the longest due first: the index `due_items_due` answers in that order. */
export const dueItemIds = (db: Db, now: Date, limit: number) =>
  db
    .select({ id: db.t.dueItems.id })
    .from(db.t.dueItems)
    .where(claimable(db, now))
    .orderBy(asc(db.t.dueItems.dueAt))
    .limit(limit)

/** Takes the lease on those of them that nobody else has taken. */
export const claimDueItems = (db: Db, ids: string[], { now, until }: { now: Date; until: Date }) =>
  db
    .update(db.t.dueItems)
    .set({ claimedUntil: until })
    .where(and(inArray(db.t.dueItems.id, ids), claimable(db, now)))
    .returning()

const claimable = (db: Db, now: Date) =>
  and(
    eq(db.t.dueItems.status, 'waiting'),
    lte(db.t.dueItems.dueAt, now),
    or(isNull(db.t.dueItems.claimedUntil), lt(db.t.dueItems.claimedUntil, now)),
  )

/** What became of an item; no row back when it no longer waits, or `lease` is not the one it is under. */
export const settleDueItem = (
  db: Db,
  { id, lease }: { id: string; lease: Date | null },
  end: Partial<Pick<DueItemRow, 'status' | 'attempts' | 'claimedUntil' | 'lastError' | 'doneAt'>>,
) =>
  db
    .update(db.t.dueItems)
    .set({ claimedUntil: null, ...end })
    .where(
      and(
        eq(db.t.dueItems.id, id),
        eq(db.t.dueItems.status, 'waiting'),
        lease ? eq(db.t.dueItems.claimedUntil, lease) : isNull(db.t.dueItems.claimedUntil),
      ),
    )
    .returning({ id: db.t.dueItems.id })

/** What the reviews of these items need before a transaction begins: their definitions. */
export const reviewsOfItems = (db: Db, reviewIds: string[]) =>
  db
    .select({
      id: db.t.reviews.id,
      number: db.t.reviews.number,
      status: db.t.reviews.status,
      questionnaireSlug: db.t.reviews.questionnaireSlug,
      questionnaireVersion: db.t.reviews.questionnaireVersion,
      questionnaireHash: db.t.reviews.questionnaireHash,
      intakeVersion: db.t.uses.intakeVersion,
    })
    .from(db.t.reviews)
    .innerJoin(db.t.uses, eq(db.t.uses.id, db.t.reviews.useId))
    .where(inArray(db.t.reviews.id, reviewIds))

/** Reviews whose dates the portal may have to keep: decided, with the vendor, or drafted by it. */
export const reviewsToPlan = (db: Db) =>
  db
    .select({ id: db.t.reviews.id, number: db.t.reviews.number })
    .from(db.t.reviews)
    .where(inArray(db.t.reviews.status, ['draft', 'sent', 'answering', 'returned', 'decided']))
    .orderBy(asc(db.t.reviews.number))

/** Of reviews that have any row at all, whatever became of it. */
export const plannedReviews = (db: Db) =>
  db
    .select({ reviewId: db.t.dueItems.reviewId })
    .from(db.t.dueItems)
    .groupBy(db.t.dueItems.reviewId)

/** A change that the portal saw by itself; told again, it keeps its first row. */
export const addPortalChange = (db: Db, row: Db['t']['changes']['$inferInsert']) =>
  db.insert(db.t.changes).values(row).onConflictDoNothing()

/** What the portal could not do, for people to see: with the review that it is about. */
export const failedDueItems = (db: Db) =>
  db
    .select({ item: db.t.dueItems, number: db.t.reviews.number, vendor: db.t.vendors.name })
    .from(db.t.dueItems)
    .innerJoin(db.t.reviews, eq(db.t.reviews.id, db.t.dueItems.reviewId))
    .innerJoin(db.t.offerings, eq(db.t.offerings.id, db.t.reviews.offeringId))
    .innerJoin(db.t.vendors, eq(db.t.vendors.id, db.t.offerings.vendorId))
    .where(eq(db.t.dueItems.status, 'failed'))
    .orderBy(asc(db.t.dueItems.dueAt), asc(db.t.dueItems.id))

/** Puts a failed item back; no row back means that it had not failed. */
export const retryDueItem = (db: Db, id: string) =>
  db
    .update(db.t.dueItems)
    .set({ status: 'waiting', attempts: 0, claimedUntil: null })
    .where(and(eq(db.t.dueItems.id, id), eq(db.t.dueItems.status, 'failed')))
    .returning({ reviewId: db.t.dueItems.reviewId, kind: db.t.dueItems.kind })

/** Waiting since before that instant though nothing keeps it waiting: no job runs, or it does not get to it. */
export const countLongDue = (db: Db, before: Date) =>
  db
    .select({ rows: count() })
    .from(db.t.dueItems)
    .where(
      and(
        eq(db.t.dueItems.status, 'waiting'),
        lt(db.t.dueItems.dueAt, before),
        isNull(db.t.dueItems.lastError),
      ),
    )
