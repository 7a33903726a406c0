// What chasing reviews asks and writes: who looks after each, what was snoozed, which mail came back.
import { and, eq, inArray, max, notInArray, sql } from 'drizzle-orm'
import type { Db } from '../store'

type Reviews = Db['t']['reviews']['$inferSelect']

/** The person behind a review whom its vendor may ask: its owner, or whoever launched it. */
export const lookedAfterBy = (db: Db) =>
  sql<string>`coalesce(${db.t.reviews.ownerId}, ${db.t.reviews.launchedById})`

/** Of every review that somebody may still have to look after. */
export const chaseFacts = (db: Db) =>
  db
    .select({
      id: db.t.reviews.id,
      launchedById: db.t.reviews.launchedById,
      ownerId: db.t.reviews.ownerId,
      snoozed: db.t.reviews.snoozed,
      openedAt: db.t.reviews.openedAt,
      lastActivityAt: db.t.reviews.lastActivityAt,
      submittedAt: db.t.reviews.submittedAt,
      preparedBecause: db.t.reviews.preparedBecause,
    })
    .from(db.t.reviews)
    .where(notInArray(db.t.reviews.status, ['closed', 'cancelled']))

/** When the vendor of each review last asked something. */
export const vendorAskedAt = (db: Db) =>
  db
    .select({
      reviewId: db.t.clarifications.reviewId,
      at: max(db.t.clarifications.sentAt),
    })
    .from(db.t.clarifications)
    .where(eq(db.t.clarifications.side, 'vendor'))
    .groupBy(db.t.clarifications.reviewId)

/** What came of the mails that asked the vendors of open reviews for something, as far as it came to something. */
export const askedMail = (db: Db, kinds: readonly string[], status: 'sent' | 'failed') =>
  db
    .select({ reviewId: db.t.outbox.reviewId, dueAt: max(db.t.outbox.dueAt) })
    .from(db.t.outbox)
    .innerJoin(db.t.reviews, eq(db.t.reviews.id, db.t.outbox.reviewId))
    .where(
      and(
        eq(db.t.outbox.status, status),
        inArray(db.t.outbox.kind, [...kinds]),
        inArray(db.t.reviews.status, ['sent', 'answering', 'returned']),
      ),
    )
    .groupBy(db.t.outbox.reviewId)

/** Leaves the revision as it is: nobody's form, least of all the vendor's, is out of date by it. */
export const setSnoozed = (db: Db, id: string, snoozed: Reviews['snoozed']) =>
  db.update(db.t.reviews).set({ snoozed }).where(eq(db.t.reviews.id, id))

/** Leaves the revision as it is, too. */
export const setOwner = (db: Db, id: string, ownerId: string) =>
  db.update(db.t.reviews).set({ ownerId }).where(eq(db.t.reviews.id, id))
