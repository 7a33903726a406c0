// The decided rounds of reviews, as far as the picture of scores over rounds needs them.
import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { Db } from '../store'

/** Oldest first, of one use of an offering or of everything of a vendor. */
export const decidedRounds = (
  db: Db,
  of: { useId: string; offeringId: string } | { vendorId: string },
) =>
  db
    .select({
      id: db.t.reviews.id,
      number: db.t.reviews.number,
      round: db.t.reviews.round,
      decidedAt: db.t.reviews.decidedAt,
      assuredTenths: db.t.reviews.assuredTenths,
      asStatedTenths: db.t.reviews.asStatedTenths,
      residual: db.t.reviews.residual,
      useId: db.t.reviews.useId,
      offeringId: db.t.reviews.offeringId,
      useTitle: db.t.uses.title,
      offering: { name: db.t.offerings.name, plan: db.t.offerings.plan },
    })
    .from(db.t.reviews)
    .innerJoin(db.t.offerings, eq(db.t.offerings.id, db.t.reviews.offeringId))
    .innerJoin(db.t.uses, eq(db.t.uses.id, db.t.reviews.useId))
    .where(
      and(
        isNotNull(db.t.reviews.decidedAt),
        'vendorId' in of
          ? eq(db.t.offerings.vendorId, of.vendorId)
          : and(eq(db.t.reviews.useId, of.useId), eq(db.t.reviews.offeringId, of.offeringId)),
      ),
    )
    .orderBy(asc(db.t.reviews.number))

export type DecidedRound = Awaited<ReturnType<typeof decidedRounds>>[number]
