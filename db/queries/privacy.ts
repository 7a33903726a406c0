// Who a person is to the portal, and what ends with them: links, sessions, waiting mail, names beside the audit log.
import { and, asc, count, eq, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm'
import { type KeptValues, keptValuesSchema } from '../../app/core/audit/personal'
import type { Db } from '../store'
import { searchKeyOf } from './audit'

export const contactsWithEmail = (db: Db, email: string) =>
  db
    .select({ contact: db.t.contacts, vendor: db.t.vendors.name })
    .from(db.t.contacts)
    .innerJoin(db.t.vendors, eq(db.t.vendors.id, db.t.contacts.vendorId))
    .where(eq(sql`lower(${db.t.contacts.email})`, email))

export const usersWithEmail = (db: Db, email: string) =>
  db
    .select()
    .from(db.t.users)
    .where(eq(sql`lower(${db.t.users.email})`, email))

export const contactById = (db: Db, id: string) =>
  db.select({ email: db.t.contacts.email }).from(db.t.contacts).where(eq(db.t.contacts.id, id))

export const userWithId = (db: Db, id: string) =>
  db.select({ email: db.t.users.email }).from(db.t.users).where(eq(db.t.users.id, id))

/** Names of everybody else: who shares one with the person must not lose it. */
export const otherNames = (db: Db, email: string) =>
  db
    .select({ name: db.t.contacts.name, vendorId: db.t.contacts.vendorId })
    .from(db.t.contacts)
    .where(ne(sql`lower(${db.t.contacts.email})`, email))

export const otherUserNames = (db: Db, email: string) =>
  db
    .select({ name: db.t.users.name })
    .from(db.t.users)
    .where(ne(sql`lower(${db.t.users.email})`, email))

export const invitationsOfContacts = (db: Db, contactIds: string[]) =>
  db
    .select({
      invitation: db.t.invitations,
      number: db.t.reviews.number,
      status: db.t.reviews.status,
    })
    .from(db.t.invitations)
    .innerJoin(db.t.reviews, eq(db.t.reviews.id, db.t.invitations.reviewId))
    .where(inArray(db.t.invitations.contactId, contactIds))
    .orderBy(asc(db.t.reviews.number))

export const answersBy = (db: Db, invitationIds: string[]) =>
  db
    .select({ number: db.t.reviews.number, answers: count() })
    .from(db.t.answers)
    .innerJoin(db.t.reviews, eq(db.t.reviews.id, db.t.answers.reviewId))
    .where(inArray(db.t.answers.invitationId, invitationIds))
    .groupBy(db.t.reviews.number)
    .orderBy(asc(db.t.reviews.number))

export const submissionsBy = (db: Db, actors: string[]) =>
  db
    .select({ actor: db.t.auditEvents.actor, values: db.t.auditValues.kept })
    .from(db.t.auditEvents)
    .innerJoin(db.t.auditValues, eq(db.t.auditValues.seq, db.t.auditEvents.seq))
    .where(
      and(inArray(db.t.auditEvents.actor, actors), eq(db.t.auditEvents.kind, 'review submitted')),
    )

export const mailTo = (db: Db, email: string) =>
  db
    .select({
      id: db.t.outbox.id,
      kind: db.t.outbox.kind,
      status: db.t.outbox.status,
      toName: db.t.outbox.toName,
      createdAt: db.t.outbox.createdAt,
      sentAt: db.t.outbox.sentAt,
    })
    .from(db.t.outbox)
    .where(eq(sql`lower(${db.t.outbox.toEmail})`, email))
    .orderBy(asc(db.t.outbox.createdAt))

/** Events whose kept values may name the person: to be looked at one by one. */
export const valuesNaming = (db: Db, words: readonly string[]) =>
  db
    .select({
      seq: db.t.auditValues.seq,
      kept: db.t.auditValues.kept,
      kind: db.t.auditEvents.kind,
      actor: db.t.auditEvents.actor,
      at: db.t.auditEvents.at,
      reviewId: db.t.auditEvents.reviewId,
    })
    .from(db.t.auditValues)
    .innerJoin(db.t.auditEvents, eq(db.t.auditEvents.seq, db.t.auditValues.seq))
    .where(or(...words.map((word) => containing(db, word))))
    .orderBy(asc(db.t.auditValues.seq))

const containing = (db: Db, word: string) =>
  sql`${db.t.auditValues.searchKey} like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`

/** Kept values of events before an instant, a piece at a time. */
export const valuesBefore = (
  db: Db,
  before: Date,
  { after, limit }: { after: number; limit: number },
) =>
  db
    .select({ seq: db.t.auditValues.seq, kept: db.t.auditValues.kept, kind: db.t.auditEvents.kind })
    .from(db.t.auditValues)
    .innerJoin(db.t.auditEvents, eq(db.t.auditEvents.seq, db.t.auditValues.seq))
    .where(and(lt(db.t.auditEvents.at, before), sql`${db.t.auditValues.seq} > ${after}`))
    .orderBy(asc(db.t.auditValues.seq))
    .limit(limit)

export const readKept = (kept: string): KeptValues => keptValuesSchema.parse(JSON.parse(kept))

/** What is left of an event's values; the row goes with the last of them. */
export const leaveValues = (db: Db, seq: number, values: KeptValues) =>
  Object.keys(values).length === 0
    ? db.delete(db.t.auditValues).where(eq(db.t.auditValues.seq, seq))
    : db
        .update(db.t.auditValues)
        .set({ kept: JSON.stringify(values), searchKey: searchKeyOf(values) })
        .where(eq(db.t.auditValues.seq, seq))

export const erasuresSoFar = (db: Db) =>
  db
    .select({ count: count() })
    .from(db.t.auditEvents)
    .where(eq(db.t.auditEvents.kind, 'personal data erased'))

export const revokeInvitations = (db: Db, ids: string[], at: Date) =>
  db
    .update(db.t.invitations)
    .set({ revokedAt: at })
    .where(and(inArray(db.t.invitations.id, ids), isNull(db.t.invitations.revokedAt)))
    .returning({ id: db.t.invitations.id })

export const deleteRespondentSessions = (db: Db, invitationIds: string[]) =>
  db
    .delete(db.t.respondentSessions)
    .where(inArray(db.t.respondentSessions.invitationId, invitationIds))
    .returning({ id: db.t.respondentSessions.id })

export const deleteCodes = (db: Db, invitationIds: string[]) =>
  db.delete(db.t.respondentCodes).where(inArray(db.t.respondentCodes.invitationId, invitationIds))

export const deleteStaffSessions = (db: Db, userIds: string[]) =>
  db
    .delete(db.t.staffSessions)
    .where(inArray(db.t.staffSessions.userId, userIds))
    .returning({ id: db.t.staffSessions.id })

export const deleteFeeds = (db: Db, userIds: string[]) =>
  db.delete(db.t.calendarFeeds).where(inArray(db.t.calendarFeeds.userId, userIds))

export const deleteSignOnLinks = (db: Db, userIds: string[]) =>
  db.delete(db.t.signOnLinks).where(inArray(db.t.signOnLinks.userId, userIds))

export const deleteStaffLinks = (db: Db, userIds: string[]) =>
  db.delete(db.t.staffLinks).where(inArray(db.t.staffLinks.userId, userIds))

export const deleteBackupCodes = (db: Db, userIds: string[]) =>
  db.delete(db.t.backupCodes).where(inArray(db.t.backupCodes.userId, userIds))

export const deletePendingSignIns = (db: Db, userIds: string[]) =>
  db.delete(db.t.pendingSignIns).where(inArray(db.t.pendingSignIns.userId, userIds))

/** Files that they uploaded and nobody accepted. */
export const deleteDryRuns = (db: Db, invitationIds: string[]) =>
  db.delete(db.t.dryRuns).where(inArray(db.t.dryRuns.invitationId, invitationIds))

export const cancelMailTo = (db: Db, email: string) =>
  db
    .update(db.t.outbox)
    .set({ status: 'cancelled', lastError: 'The person was erased' })
    .where(and(eq(sql`lower(${db.t.outbox.toEmail})`, email), eq(db.t.outbox.status, 'waiting')))

/** Every frozen report by its place; a record is read one at a time, because together they are large. */
export const reportPlaces = (db: Db) =>
  db
    .select({
      reviewId: db.t.reports.reviewId,
      number: db.t.reviews.number,
      version: db.t.reports.version,
    })
    .from(db.t.reports)
    .innerJoin(db.t.reviews, eq(db.t.reviews.id, db.t.reports.reviewId))
    .orderBy(asc(db.t.reviews.number), asc(db.t.reports.version))

export const recordAt = (db: Db, of: { reviewId: string; version: number }) =>
  db
    .select({ record: db.t.reports.record })
    .from(db.t.reports)
    .where(and(eq(db.t.reports.reviewId, of.reviewId), eq(db.t.reports.version, of.version)))

export const reviewNumbers = (db: Db) =>
  db.select({ id: db.t.reviews.id, number: db.t.reviews.number }).from(db.t.reviews)
