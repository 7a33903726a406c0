// What a vendor may know of how its review ended: nothing before somebody released it, and only what binds the vendor.
import { and, asc, desc, eq, isNotNull } from 'drizzle-orm'
import type { Db } from '../store'
import type { RespondentScope } from './respond'

export const outcomeInScope = (db: Db, { reviewId }: Pick<RespondentScope, 'reviewId'>) =>
  db
    .select({
      decision: db.t.reviews.decision,
      decidedAt: db.t.reviews.decidedAt,
      validUntil: db.t.reviews.validUntil,
    })
    .from(db.t.reviews)
    .where(and(eq(db.t.reviews.id, reviewId), isNotNull(db.t.reviews.outcomeReleasedAt)))

export const bindingConditionsInScope = (db: Db, { reviewId }: Pick<RespondentScope, 'reviewId'>) =>
  db
    .select({
      number: db.t.conditions.number,
      sentence: db.t.conditions.sentence,
      evidenceNeeded: db.t.conditions.evidenceNeeded,
      dueOn: db.t.conditions.dueOn,
    })
    .from(db.t.conditions)
    .innerJoin(db.t.reviews, eq(db.t.reviews.id, db.t.conditions.reviewId))
    .where(
      and(
        eq(db.t.conditions.reviewId, reviewId),
        eq(db.t.conditions.ownerSide, 'vendor'),
        isNotNull(db.t.reviews.outcomeReleasedAt),
      ),
    )
    .orderBy(asc(db.t.conditions.number))

/** The report in force, newest version first, of a review whose outcome was released. */
export const releasedReportInScope = (db: Db, { reviewId }: Pick<RespondentScope, 'reviewId'>) =>
  db
    .select({
      version: db.t.reports.version,
      record: db.t.reports.record,
      recordHash: db.t.reports.recordHash,
    })
    .from(db.t.reports)
    .innerJoin(db.t.reviews, eq(db.t.reviews.id, db.t.reports.reviewId))
    .where(
      and(
        eq(db.t.reports.reviewId, reviewId),
        isNotNull(db.t.reviews.decidedAt),
        isNotNull(db.t.reviews.outcomeReleasedAt),
      ),
    )
    .orderBy(desc(db.t.reports.version))
    .limit(1)
