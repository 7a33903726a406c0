// Waivers of knock-outs: recorded, and withdrawn by adding to the row who, when and why.
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../store'
import type { Tables } from '../tables'

/** In the order in which they were recorded: a waiver's place is its number, 'W-01'. */
export const waiversOf = (db: Db, reviewId: string) =>
  db
    .select()
    .from(db.t.waivers)
    .where(eq(db.t.waivers.reviewId, reviewId))
    .orderBy(asc(db.t.waivers.at), asc(db.t.waivers.id))

export const addWaiver = (db: Db, row: Tables['waivers']['$inferInsert']) =>
  db.insert(db.t.waivers).values(row)

/** A waiver is withdrawn once; no row back means that it was before. */
export const withdrawWaiverRow = (
  db: Db,
  at: { reviewId: string; id: string },
  withdrawn: { withdrawnById: string; withdrawnAt: Date; withdrawnReason: string },
) =>
  db
    .update(db.t.waivers)
    .set(withdrawn)
    .where(
      and(
        eq(db.t.waivers.reviewId, at.reviewId),
        eq(db.t.waivers.id, at.id),
        isNull(db.t.waivers.withdrawnAt),
      ),
    )
    .returning({ id: db.t.waivers.id })

/** Of decided reviews, whether in force or not. */
export const waiversFollowed = (db: Db, vendorId?: string) =>
  db
    .select({ waiver: db.t.waivers })
    .from(db.t.waivers)
    .innerJoin(db.t.reviews, eq(db.t.reviews.id, db.t.waivers.reviewId))
    .innerJoin(db.t.offerings, eq(db.t.offerings.id, db.t.reviews.offeringId))
    .where(
      and(
        eq(db.t.reviews.status, 'decided'),
        vendorId === undefined ? undefined : eq(db.t.offerings.vendorId, vendorId),
      ),
    )
    .orderBy(asc(db.t.waivers.at), asc(db.t.waivers.id))
