// What belongs to a vendor: the offerings it sells, their uses and reviews, and what hangs on those.
import { eq, inArray } from 'drizzle-orm'
import type { Db } from '../store'

export const offeringsOf = (db: Db, vendorId: string) =>
  db
    .select({ id: db.t.offerings.id })
    .from(db.t.offerings)
    .where(eq(db.t.offerings.vendorId, vendorId))

export const usesOf = (db: Db, offeringIds: string[]) =>
  db.select({ id: db.t.uses.id }).from(db.t.uses).where(inArray(db.t.uses.offeringId, offeringIds))

export const reviewsOf = (db: Db, offeringIds: string[]) =>
  db
    .select({ id: db.t.reviews.id, useId: db.t.reviews.useId })
    .from(db.t.reviews)
    .where(inArray(db.t.reviews.offeringId, offeringIds))

export const invitationsOf = (db: Db, reviewIds: string[]) =>
  db
    .select({ id: db.t.invitations.id })
    .from(db.t.invitations)
    .where(inArray(db.t.invitations.reviewId, reviewIds))

export const proposalsAbout = (db: Db, reviewIds: string[]) =>
  db
    .select({ id: db.t.proposals.id })
    .from(db.t.proposals)
    .where(inArray(db.t.proposals.reviewId, reviewIds))
