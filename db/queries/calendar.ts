// What comes due on which day, of the reviews that somebody may see: read for a page of the calendar or a feed.
import { and, asc, between, eq, exists, inArray, isNotNull, isNull, lte, ne, or } from 'drizzle-orm'
import type { PlainDate } from '../../app/core/schedule/plain-date'
import type { Db } from '../store'

export interface DatesScope {
  from: PlainDate
  /** The last day that belongs to it. */
  to: PlainDate
  /** Only reviews of uses that this person filed. */
  requesterId?: string | undefined
  reviewId?: string | undefined
}

const withVendor = ['sent', 'answering', 'returned'] as const
/** Conditions of a hold are followed while it is taken up again. */
const followed = ['decided', 'in review'] as const

/** What every date says of its review. */
const subject = (db: Db) => ({
  reviewId: db.t.reviews.id,
  number: db.t.reviews.number,
  status: db.t.reviews.status,
  tier: db.t.reviews.tier,
  revision: db.t.reviews.revision,
  vendorName: db.t.vendors.name,
  offeringName: db.t.offerings.name,
  offeringPlan: db.t.offerings.plan,
  useTitle: db.t.uses.title,
})

const inScope = (db: Db, { requesterId, reviewId }: DatesScope) =>
  and(
    requesterId === undefined ? undefined : eq(db.t.uses.requesterId, requesterId),
    reviewId === undefined ? undefined : eq(db.t.reviews.id, reviewId),
  )

/** Dates of the reviews themselves; which of them falls into the span is the caller's to say. */
export const reviewDates = (db: Db, scope: DatesScope) =>
  db
    .select({
      ...subject(db),
      dueOn: db.t.reviews.dueOn,
      nextReviewOn: db.t.reviews.nextReviewOn,
      nextReviewReason: db.t.reviews.nextReviewReason,
      nextLightOn: db.t.reviews.nextLightOn,
    })
    .from(db.t.reviews)
    .innerJoin(db.t.offerings, eq(db.t.offerings.id, db.t.reviews.offeringId))
    .innerJoin(db.t.vendors, eq(db.t.vendors.id, db.t.offerings.vendorId))
    .innerJoin(db.t.uses, eq(db.t.uses.id, db.t.reviews.useId))
    .where(
      and(
        inScope(db, scope),
        or(
          and(
            inArray(db.t.reviews.status, [...withVendor]),
            between(db.t.reviews.dueOn, scope.from, scope.to),
          ),
          and(
            eq(db.t.reviews.status, 'decided'),
            or(
              between(db.t.reviews.nextReviewOn, scope.from, scope.to),
              between(db.t.reviews.nextLightOn, scope.from, scope.to),
            ),
          ),
        ),
      ),
    )

/** Conditions that nobody called met. */
export const conditionDates = (db: Db, scope: DatesScope) =>
  db
    .select({
      ...subject(db),
      id: db.t.conditions.id,
      conditionNumber: db.t.conditions.number,
      sentence: db.t.conditions.sentence,
      dueOn: db.t.conditions.dueOn,
      conditionRevision: db.t.conditions.revision,
    })
    .from(db.t.conditions)
    .innerJoin(db.t.reviews, eq(db.t.reviews.id, db.t.conditions.reviewId))
    .innerJoin(db.t.offerings, eq(db.t.offerings.id, db.t.reviews.offeringId))
    .innerJoin(db.t.vendors, eq(db.t.vendors.id, db.t.offerings.vendorId))
    .innerJoin(db.t.uses, eq(db.t.uses.id, db.t.reviews.useId))
    .where(
      and(
        inScope(db, scope),
        inArray(db.t.reviews.status, [...followed]),
        ne(db.t.conditions.status, 'met'),
        between(db.t.conditions.dueOn, scope.from, scope.to),
      ),
    )

/** Waivers that an approval rests on. */
export const waiverDates = (db: Db, scope: DatesScope) =>
  db
    .select({
      ...subject(db),
      id: db.t.waivers.id,
      sentence: db.t.waivers.sentence,
      endsOn: db.t.waivers.endsOn,
    })
    .from(db.t.waivers)
    .innerJoin(db.t.reviews, eq(db.t.reviews.id, db.t.waivers.reviewId))
    .innerJoin(db.t.offerings, eq(db.t.offerings.id, db.t.reviews.offeringId))
    .innerJoin(db.t.vendors, eq(db.t.vendors.id, db.t.offerings.vendorId))
    .innerJoin(db.t.uses, eq(db.t.uses.id, db.t.reviews.useId))
    .where(
      and(
        inScope(db, scope),
        eq(db.t.reviews.status, 'decided'),
        inArray(db.t.reviews.decision, ['approve', 'approve with conditions']),
        isNull(db.t.waivers.withdrawnAt),
        lte(db.t.waivers.at, db.t.reviews.decidedAt),
        between(db.t.waivers.endsOn, scope.from, scope.to),
      ),
    )

/**
 * Evidence of decided reviews that ends in the span, and all that a reviewer read: a reading moves the last day,
 * so those are judged by their readings.
 */
export const evidenceDates = (db: Db, scope: DatesScope) =>
  db
    .select({
      ...subject(db),
      id: db.t.evidence.id,
      kind: db.t.evidence.kind,
      validTo: db.t.evidence.validTo,
    })
    .from(db.t.evidence)
    .innerJoin(db.t.reviews, eq(db.t.reviews.id, db.t.evidence.reviewId))
    .innerJoin(db.t.offerings, eq(db.t.offerings.id, db.t.reviews.offeringId))
    .innerJoin(db.t.vendors, eq(db.t.vendors.id, db.t.offerings.vendorId))
    .innerJoin(db.t.uses, eq(db.t.uses.id, db.t.reviews.useId))
    .where(
      and(
        inScope(db, scope),
        eq(db.t.reviews.status, 'decided'),
        isNull(db.t.evidence.removedAt),
        ne(db.t.evidence.status, 'rejected'),
        or(
          between(db.t.evidence.validTo, scope.from, scope.to),
          exists(
            db
              .select({ seq: db.t.evidenceReadings.seq })
              .from(db.t.evidenceReadings)
              .where(
                and(
                  eq(db.t.evidenceReadings.reviewId, db.t.evidence.reviewId),
                  eq(db.t.evidenceReadings.evidenceId, db.t.evidence.id),
                ),
              ),
          ),
        ),
      ),
    )

/** Of decided reviews, each piece's in the order they were made. */
export const readingDates = (db: Db) =>
  db
    .select({
      reviewId: db.t.evidenceReadings.reviewId,
      evidenceId: db.t.evidenceReadings.evidenceId,
      seq: db.t.evidenceReadings.seq,
      kind: db.t.evidenceReadings.kind,
      validTo: db.t.evidenceReadings.validTo,
    })
    .from(db.t.evidenceReadings)
    .innerJoin(db.t.reviews, eq(db.t.reviews.id, db.t.evidenceReadings.reviewId))
    .where(eq(db.t.reviews.status, 'decided'))
    .orderBy(asc(db.t.evidenceReadings.seq))

/** Whether a review's day is known at all: the calendar is empty only while nothing was ever sent. */
export const anyReviewSent = (db: Db, { requesterId }: Pick<DatesScope, 'requesterId'>) =>
  db
    .select({ id: db.t.reviews.id })
    .from(db.t.reviews)
    .innerJoin(db.t.uses, eq(db.t.uses.id, db.t.reviews.useId))
    .where(
      and(
        isNotNull(db.t.reviews.sentAt),
        requesterId === undefined ? undefined : eq(db.t.uses.requesterId, requesterId),
      ),
    )
    .limit(1)
