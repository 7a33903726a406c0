// What a mail is about: the invitation or review behind an outbox row, with the people in it.
import { and, eq } from 'drizzle-orm'
import type { Db } from '../store'
import { lookedAfterBy } from './chase'

export const invitationForMail = (db: Db, invitationId: string) =>
  db
    .select({
      id: db.t.invitations.id,
      reviewId: db.t.invitations.reviewId,
      expiresAt: db.t.invitations.expiresAt,
      revokedAt: db.t.invitations.revokedAt,
      stopRemindersAt: db.t.invitations.stopRemindersAt,
    })
    .from(db.t.invitations)
    .where(eq(db.t.invitations.id, invitationId))

export const codeForMail = (db: Db, codeId: string) =>
  db
    .select({
      createdAt: db.t.respondentCodes.createdAt,
      expiresAt: db.t.respondentCodes.expiresAt,
      usedAt: db.t.respondentCodes.usedAt,
    })
    .from(db.t.respondentCodes)
    .where(eq(db.t.respondentCodes.id, codeId))

/** The review with its offering, vendor, contact, use and whoever looks after it. */
export const reviewForMail = (db: Db, reviewId: string) =>
  db
    .select({
      review: db.t.reviews,
      offering: { name: db.t.offerings.name, plan: db.t.offerings.plan },
      vendor: { name: db.t.vendors.name },
      contact: { name: db.t.contacts.name, email: db.t.contacts.email },
      use: { title: db.t.uses.title, requesterId: db.t.uses.requesterId },
      launcher: { name: db.t.users.name, email: db.t.users.email },
    })
    .from(db.t.reviews)
    .innerJoin(db.t.offerings, eq(db.t.offerings.id, db.t.reviews.offeringId))
    .innerJoin(db.t.vendors, eq(db.t.vendors.id, db.t.offerings.vendorId))
    .innerJoin(db.t.contacts, eq(db.t.contacts.id, db.t.reviews.contactId))
    .innerJoin(db.t.uses, eq(db.t.uses.id, db.t.reviews.useId))
    .innerJoin(db.t.users, eq(db.t.users.id, lookedAfterBy(db)))
    .where(eq(db.t.reviews.id, reviewId))

export const staffForMail = (db: Db, userId: string) =>
  db
    .select({ name: db.t.users.name, email: db.t.users.email, active: db.t.users.active })
    .from(db.t.users)
    .where(eq(db.t.users.id, userId))

/** The person behind an invitation. */
export const respondentByInvitation = (db: Db, invitationId: string) =>
  db
    .select({ name: db.t.contacts.name, email: db.t.contacts.email })
    .from(db.t.invitations)
    .innerJoin(db.t.contacts, eq(db.t.contacts.id, db.t.invitations.contactId))
    .where(eq(db.t.invitations.id, invitationId))

type OneOf = { reviewId: string; id: string }

export const evidenceForMail = (db: Db, { reviewId, id }: OneOf) =>
  db
    .select({
      kind: db.t.evidence.kind,
      issuer: db.t.evidence.issuer,
      fileName: db.t.evidence.fileName,
      validTo: db.t.evidence.validTo,
      status: db.t.evidence.status,
      removedAt: db.t.evidence.removedAt,
    })
    .from(db.t.evidence)
    .where(and(eq(db.t.evidence.reviewId, reviewId), eq(db.t.evidence.id, id)))

/** The questions whose answers a piece of evidence supports. */
export const questionsOnEvidence = (db: Db, { reviewId, id }: OneOf) =>
  db
    .select({ questionId: db.t.evidenceLinks.questionId })
    .from(db.t.evidenceLinks)
    .where(and(eq(db.t.evidenceLinks.reviewId, reviewId), eq(db.t.evidenceLinks.evidenceId, id)))

export const conditionForMail = (db: Db, { reviewId, id }: OneOf) =>
  db
    .select()
    .from(db.t.conditions)
    .where(and(eq(db.t.conditions.reviewId, reviewId), eq(db.t.conditions.id, id)))

export const waiverForMail = (db: Db, { reviewId, id }: OneOf) =>
  db
    .select()
    .from(db.t.waivers)
    .where(and(eq(db.t.waivers.reviewId, reviewId), eq(db.t.waivers.id, id)))
