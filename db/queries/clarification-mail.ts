// Who of staff hears about what a vendor said.
import { eq } from 'drizzle-orm'
import type { Db } from '../store'
import { lookedAfterBy } from './chase'

export const reviewForStaffMail = (db: Db, reviewId: string) =>
  db
    .select({ caretakerId: lookedAfterBy(db) })
    .from(db.t.reviews)
    .where(eq(db.t.reviews.id, reviewId))

/** Whoever judged an answer of the review; asking the vendor counts. */
export const reviewersAtWork = (db: Db, reviewId: string) =>
  db
    .select({ byId: db.t.verdicts.byId })
    .from(db.t.verdicts)
    .where(eq(db.t.verdicts.reviewId, reviewId))
