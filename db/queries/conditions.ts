// Conditions of decisions: written with the decision, followed until they are met.
import { and, asc, eq, ne } from 'drizzle-orm'
import type { Db } from '../store'
import type { Tables } from '../tables'

type Insert = Tables['conditions']['$inferInsert']

export const conditionsOf = (db: Db, reviewId: string) =>
  db
    .select()
    .from(db.t.conditions)
    .where(eq(db.t.conditions.reviewId, reviewId))
    .orderBy(asc(db.t.conditions.number))

export const addCondition = (db: Db, row: Insert) => db.insert(db.t.conditions).values(row)

/** Changes a condition that nobody changed since it was read; no row back means that somebody did. */
export const changeConditionStatus = (
  db: Db,
  at: { reviewId: string; id: string; revision: number },
  change: Pick<Insert, 'status' | 'statusNote' | 'statusById' | 'statusAt'>,
) =>
  db
    .update(db.t.conditions)
    .set({ ...change, revision: at.revision + 1 })
    .where(
      and(
        eq(db.t.conditions.reviewId, at.reviewId),
        eq(db.t.conditions.id, at.id),
        eq(db.t.conditions.revision, at.revision),
      ),
    )
    .returning({ id: db.t.conditions.id })

/** Of every review, with what a register names. */
export const allConditions = (db: Db) =>
  db
    .select({
      condition: db.t.conditions,
      review: { number: db.t.reviews.number, status: db.t.reviews.status },
      vendor: { id: db.t.vendors.id, name: db.t.vendors.name },
      offering: { name: db.t.offerings.name, plan: db.t.offerings.plan },
    })
    .from(db.t.conditions)
    .innerJoin(db.t.reviews, eq(db.t.reviews.id, db.t.conditions.reviewId))
    .innerJoin(db.t.offerings, eq(db.t.offerings.id, db.t.reviews.offeringId))
    .innerJoin(db.t.vendors, eq(db.t.vendors.id, db.t.offerings.vendorId))
    .orderBy(asc(db.t.conditions.dueOn), asc(db.t.reviews.number), asc(db.t.conditions.number))

/** What decided reviews still wait for: conditions that nobody called met. */
export const conditionsFollowed = (db: Db, vendorId?: string) =>
  db
    .select({ condition: db.t.conditions })
    .from(db.t.conditions)
    .innerJoin(db.t.reviews, eq(db.t.reviews.id, db.t.conditions.reviewId))
    .innerJoin(db.t.offerings, eq(db.t.offerings.id, db.t.reviews.offeringId))
    .where(
      and(
        eq(db.t.reviews.status, 'decided'),
        ne(db.t.conditions.status, 'met'),
        vendorId === undefined ? undefined : eq(db.t.offerings.vendorId, vendorId),
      ),
    )
    .orderBy(asc(db.t.conditions.number))
