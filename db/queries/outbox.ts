// The outbox as people see it, and what launching and cancelling put into it and take out.
import { and, asc, count, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../store'

type Row = Db['t']['outbox']['$inferInsert']
export type MailStatus = NonNullable<Row['status']>

export const insertMail = (db: Db, rows: Row[]) => db.insert(db.t.outbox).values(rows)

export const mailById = (db: Db, id: string) =>
  db.select().from(db.t.outbox).where(eq(db.t.outbox.id, id))

/** Mail that has not gone out yet; `kinds` narrows it down. */
export const cancelWaitingMail = (
  db: Db,
  of: { reviewId: string; kinds?: readonly string[] },
  because: string,
) =>
  db
    .update(db.t.outbox)
    .set({ status: 'cancelled', lastError: because })
    .where(
      and(
        eq(db.t.outbox.reviewId, of.reviewId),
        eq(db.t.outbox.status, 'waiting'),
        of.kinds === undefined ? undefined : inArray(db.t.outbox.kind, [...of.kinds]),
      ),
    )
    .returning({ id: db.t.outbox.id })

/** Puts a failed mail back; no row back means that it was not failed any more. */
export const requeueMail = (db: Db, id: string, dueAt: Date) =>
  db
    .update(db.t.outbox)
    .set({ status: 'waiting', attempts: 0, dueAt, claimedUntil: null })
    .where(and(eq(db.t.outbox.id, id), eq(db.t.outbox.status, 'failed')))
    .returning({ id: db.t.outbox.id })

/** Says of a mail that went out that it came back; no row back means that it had not gone out. */
export const markMailBounced = (db: Db, id: string, said: string) =>
  db
    .update(db.t.outbox)
    .set({ status: 'failed', lastError: said })
    .where(and(eq(db.t.outbox.id, id), eq(db.t.outbox.status, 'sent')))
    .returning({ id: db.t.outbox.id })

/** One page, last written first, each with the review that it belongs to. */
export const outboxPage = (
  db: Db,
  { status, limit, offset }: { status: MailStatus | null; limit: number; offset: number },
) =>
  db
    .select({
      id: db.t.outbox.id,
      kind: db.t.outbox.kind,
      toName: db.t.outbox.toName,
      toEmail: db.t.outbox.toEmail,
      dueAt: db.t.outbox.dueAt,
      status: db.t.outbox.status,
      attempts: db.t.outbox.attempts,
      lastError: db.t.outbox.lastError,
      sentAt: db.t.outbox.sentAt,
      reviewNumber: db.t.reviews.number,
      vendorName: db.t.vendors.name,
    })
    .from(db.t.outbox)
    .leftJoin(db.t.reviews, eq(db.t.reviews.id, db.t.outbox.reviewId))
    .leftJoin(db.t.offerings, eq(db.t.offerings.id, db.t.reviews.offeringId))
    .leftJoin(db.t.vendors, eq(db.t.vendors.id, db.t.offerings.vendorId))
    .where(status === null ? undefined : eq(db.t.outbox.status, status))
    // What was written together, an invitation and its reminders, stands in the order it goes out.
    .orderBy(desc(db.t.outbox.createdAt), asc(db.t.outbox.dueAt), asc(db.t.outbox.id))
    .limit(limit)
    .offset(offset)

/** Invitations in one of these states to reviews that nobody at the vendor has opened, first sent first. */
export const undeliveredInvitations = (db: Db, statuses: readonly MailStatus[]) =>
  db
    .select({
      id: db.t.outbox.id,
      toName: db.t.outbox.toName,
      invitationId: db.t.invitations.id,
      number: db.t.reviews.number,
      vendorName: db.t.vendors.name,
    })
    .from(db.t.outbox)
    .innerJoin(db.t.reviews, eq(db.t.reviews.id, db.t.outbox.reviewId))
    .innerJoin(db.t.invitations, eq(db.t.invitations.reviewId, db.t.reviews.id))
    .innerJoin(db.t.offerings, eq(db.t.offerings.id, db.t.reviews.offeringId))
    .innerJoin(db.t.vendors, eq(db.t.vendors.id, db.t.offerings.vendorId))
    .where(
      and(
        eq(db.t.outbox.kind, 'invitation'),
        inArray(db.t.outbox.status, [...statuses]),
        eq(db.t.reviews.status, 'sent'),
        isNull(db.t.reviews.openedAt),
        isNull(db.t.invitations.revokedAt),
      ),
    )
    .orderBy(asc(db.t.reviews.number))

export const outboxCounts = (db: Db) =>
  db
    .select({ status: db.t.outbox.status, rows: count() })
    .from(db.t.outbox)
    .groupBy(db.t.outbox.status)

/** Every mail of a review, first due first. */
export const mailOfReview = (db: Db, reviewId: string) =>
  db
    .select({
      id: db.t.outbox.id,
      kind: db.t.outbox.kind,
      toEmail: db.t.outbox.toEmail,
      dueAt: db.t.outbox.dueAt,
      status: db.t.outbox.status,
      attempts: db.t.outbox.attempts,
      lastError: db.t.outbox.lastError,
      sentAt: db.t.outbox.sentAt,
    })
    .from(db.t.outbox)
    .where(eq(db.t.outbox.reviewId, reviewId))
    .orderBy(db.t.outbox.dueAt, db.t.outbox.id)

/** How the invitations of reviews that nobody has opened yet fared. */
export const unopenedInvitationMail = (db: Db) =>
  db
    .select({
      reviewId: db.t.reviews.id,
      status: db.t.outbox.status,
      dueAt: db.t.outbox.dueAt,
    })
    .from(db.t.outbox)
    .innerJoin(db.t.reviews, eq(db.t.reviews.id, db.t.outbox.reviewId))
    .where(and(eq(db.t.outbox.kind, 'invitation'), eq(db.t.reviews.status, 'sent')))

/** Reviews that nobody has opened yet and for which a code was made to hand over. */
export const handedOver = (db: Db) =>
  db
    .select({ reviewId: db.t.invitations.reviewId })
    .from(db.t.respondentCodes)
    .innerJoin(db.t.invitations, eq(db.t.invitations.id, db.t.respondentCodes.invitationId))
    .innerJoin(db.t.reviews, eq(db.t.reviews.id, db.t.invitations.reviewId))
    .where(and(eq(db.t.respondentCodes.purpose, 'handover'), eq(db.t.reviews.status, 'sent')))
