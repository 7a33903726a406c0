// What was kept long enough, by kind: found first, then removed.
import { and, asc, eq, inArray, isNotNull, lt, max, or } from 'drizzle-orm'
import type { Db } from '../store'

export const ENDED = ['closed', 'cancelled'] as const

/** When each ended review ended, as the log tells: the last event that ended it. */
export const endedReviews = (db: Db) =>
  db
    .select({
      id: db.t.reviews.id,
      number: db.t.reviews.number,
      useId: db.t.reviews.useId,
      endedAt: max(db.t.auditEvents.at),
    })
    .from(db.t.reviews)
    .innerJoin(db.t.auditEvents, eq(db.t.auditEvents.reviewId, db.t.reviews.id))
    .where(
      and(
        inArray(db.t.reviews.status, [...ENDED]),
        inArray(db.t.auditEvents.kind, ['review closed', 'review cancelled', 'review followed']),
      ),
    )
    .groupBy(db.t.reviews.id, db.t.reviews.number, db.t.reviews.useId)
    .orderBy(asc(db.t.reviews.number))

/** Held for legal: retention leaves them alone. */
export const heldReviews = (db: Db) =>
  db
    .select({ id: db.t.reviews.id, number: db.t.reviews.number })
    .from(db.t.reviews)
    .where(isNotNull(db.t.reviews.legalHold))
    .orderBy(asc(db.t.reviews.number))

/** Uses in which a round is under way: what it is compared with and prefilled from stays. */
export const usesUnderWay = (db: Db) =>
  db
    .select({ useId: db.t.reviews.useId })
    .from(db.t.reviews)
    .where(
      inArray(db.t.reviews.status, [
        'draft',
        'sent',
        'answering',
        'submitted',
        'in review',
        'returned',
      ]),
    )

export const emptiedReviews = (db: Db) =>
  db
    .select({ reviewId: db.t.auditEvents.reviewId })
    .from(db.t.auditEvents)
    .where(
      and(eq(db.t.auditEvents.kind, 'kept data removed'), isNotNull(db.t.auditEvents.reviewId)),
    )

export const evidenceHashesOf = (db: Db, reviewId: string) =>
  db
    .select({ sha256: db.t.evidence.sha256 })
    .from(db.t.evidence)
    .where(eq(db.t.evidence.reviewId, reviewId))

/** What a review consists of, besides what was decided and frozen. Links and readings go with their evidence. */
export const contentsOf = [
  'answers',
  'answerVersions',
  'explanations',
  'clarifications',
  'evidence',
  'verdicts',
  'notes',
  'suggestionWords',
  'outbox',
  'dueItems',
] as const

export const deleteContents = (db: Db, table: (typeof contentsOf)[number], reviewId: string) => {
  // The tables differ in their types only; each has the review that its rows belong to.
  const named = db.t[table] as Db['t']['notes']
  return db.delete(named).where(eq(named.reviewId, reviewId)).returning({ of: named.reviewId })
}

/** Contacts with each review that they were invited to. */
export const contactsWithReviews = (db: Db) =>
  db
    .select({
      email: db.t.contacts.email,
      createdAt: db.t.contacts.createdAt,
      reviewId: db.t.invitations.reviewId,
    })
    .from(db.t.contacts)
    .leftJoin(db.t.invitations, eq(db.t.invitations.contactId, db.t.contacts.id))

/** Contacts that a review is addressed to, invited or not. */
export const contactsOfReviews = (db: Db) =>
  db
    .select({ email: db.t.contacts.email, reviewId: db.t.reviews.id })
    .from(db.t.reviews)
    .innerJoin(db.t.contacts, eq(db.t.contacts.id, db.t.reviews.contactId))

export const mailBefore = (db: Db, before: Date) =>
  db
    .select({
      id: db.t.outbox.id,
      reviewId: db.t.outbox.reviewId,
      reviewStatus: db.t.reviews.status,
    })
    .from(db.t.outbox)
    .leftJoin(db.t.reviews, eq(db.t.reviews.id, db.t.outbox.reviewId))
    .where(
      and(
        inArray(db.t.outbox.status, ['sent', 'failed', 'cancelled']),
        lt(db.t.outbox.createdAt, before),
        or(lt(db.t.outbox.sentAt, before), lt(db.t.outbox.dueAt, before)),
      ),
    )

export const deleteMail = (db: Db, ids: string[]) =>
  db.delete(db.t.outbox).where(inArray(db.t.outbox.id, ids))

const over = (
  of: {
    expiresAt: Db['t']['staffSessions']['expiresAt']
    revokedAt: Db['t']['staffSessions']['revokedAt']
  },
  before: Date,
) => or(lt(of.expiresAt, before), lt(of.revokedAt, before))

export const staffSessionsBefore = (db: Db, before: Date) =>
  db
    .select({ id: db.t.staffSessions.id })
    .from(db.t.staffSessions)
    .where(over(db.t.staffSessions, before))

export const respondentSessionsBefore = (db: Db, before: Date) =>
  db
    .select({ id: db.t.respondentSessions.id })
    .from(db.t.respondentSessions)
    .where(
      or(
        lt(db.t.respondentSessions.expiresAt, before),
        lt(db.t.respondentSessions.revokedAt, before),
      ),
    )

export const codesBefore = (db: Db, before: Date) =>
  db
    .select({ id: db.t.respondentCodes.id })
    .from(db.t.respondentCodes)
    .where(lt(db.t.respondentCodes.expiresAt, before))

export const uploadsBefore = (db: Db, before: Date) =>
  db
    .select({ id: db.t.dryRuns.invitationId })
    .from(db.t.dryRuns)
    .where(lt(db.t.dryRuns.expiresAt, before))

export const feedsBefore = (db: Db, before: Date) =>
  db
    .select({ id: db.t.calendarFeeds.id })
    .from(db.t.calendarFeeds)
    .where(lt(db.t.calendarFeeds.revokedAt, before))

export const deleteRows = {
  staffSessions: (db: Db, ids: string[]) =>
    db.delete(db.t.staffSessions).where(inArray(db.t.staffSessions.id, ids)),
  respondentSessions: (db: Db, ids: string[]) =>
    db.delete(db.t.respondentSessions).where(inArray(db.t.respondentSessions.id, ids)),
  codes: (db: Db, ids: string[]) =>
    db.delete(db.t.respondentCodes).where(inArray(db.t.respondentCodes.id, ids)),
  uploads: (db: Db, ids: string[]) =>
    db.delete(db.t.dryRuns).where(inArray(db.t.dryRuns.invitationId, ids)),
  feeds: (db: Db, ids: string[]) =>
    db.delete(db.t.calendarFeeds).where(inArray(db.t.calendarFeeds.id, ids)),
}
