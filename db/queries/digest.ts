// What the weekly mail to colleagues asks of the database, once for all of them.
import { and, count, eq, gt, inArray } from 'drizzle-orm'
import type { Db } from '../store'

/** Who looks after each review that is not at rest, and whether it was put off. */
export const reviewsLookedAfter = (db: Db) =>
  db
    .select({
      id: db.t.reviews.id,
      launchedById: db.t.reviews.launchedById,
      ownerId: db.t.reviews.ownerId,
      snoozed: db.t.reviews.snoozed,
    })
    .from(db.t.reviews)
    .where(
      inArray(db.t.reviews.status, [
        'draft',
        'sent',
        'answering',
        'submitted',
        'in review',
        'returned',
        'decided',
      ]),
    )

/** Who judged answers of the reviews that are being judged. */
export const judgesAtWork = (db: Db) =>
  db
    .select({ reviewId: db.t.verdicts.reviewId, byId: db.t.verdicts.byId })
    .from(db.t.verdicts)
    .innerJoin(db.t.reviews, eq(db.t.reviews.id, db.t.verdicts.reviewId))
    .where(eq(db.t.reviews.status, 'in review'))
    .groupBy(db.t.verdicts.reviewId, db.t.verdicts.byId)

export const failedMailsSince = (db: Db, since: Date) =>
  db
    .select({ rows: count() })
    .from(db.t.outbox)
    .where(and(eq(db.t.outbox.status, 'failed'), gt(db.t.outbox.dueAt, since)))
