// What the vendor's door asks of the database: the invitation by its link, codes, and sessions by their cookie.
import { and, asc, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { CODE_TRIES } from '../../app/core/respond/door'
import type { Db } from '../store'
import { lookedAfterBy } from './chase'

export type CodePurpose = 'mail' | 'handover'

/** Everything that may be said to whoever holds the link, before anybody has typed a code. */
export const doorByTokenHash = (db: Db, tokenHash: string) =>
  db
    .select({
      invitationId: db.t.invitations.id,
      reviewId: db.t.invitations.reviewId,
      /** Null for the lead. */
      part: db.t.invitations.scope,
      asks: db.t.reviews.asks,
      expiresAt: db.t.invitations.expiresAt,
      revokedAt: db.t.invitations.revokedAt,
      stopRemindersAt: db.t.invitations.stopRemindersAt,
      status: db.t.reviews.status,
      dueOn: db.t.reviews.dueOn,
      tier: db.t.reviews.tier,
      intakeFacts: db.t.reviews.intakeFacts,
      questionnaireSlug: db.t.reviews.questionnaireSlug,
      questionnaireVersion: db.t.reviews.questionnaireVersion,
      questionnaireHash: db.t.reviews.questionnaireHash,
      submittedAt: db.t.reviews.submittedAt,
      contactId: db.t.contacts.id,
      contactName: db.t.contacts.name,
      contactEmail: db.t.contacts.email,
      offeringName: db.t.offerings.name,
      offeringPlan: db.t.offerings.plan,
      launchedByName: db.t.users.name,
      launchedByEmail: db.t.users.email,
    })
    .from(db.t.invitations)
    .innerJoin(db.t.reviews, eq(db.t.reviews.id, db.t.invitations.reviewId))
    .innerJoin(db.t.contacts, eq(db.t.contacts.id, db.t.invitations.contactId))
    .innerJoin(db.t.offerings, eq(db.t.offerings.id, db.t.reviews.offeringId))
    .innerJoin(db.t.users, eq(db.t.users.id, lookedAfterBy(db)))
    .where(eq(db.t.invitations.tokenHash, tokenHash))

/** The session behind a cookie, with the invitation whose link it belongs to. */
export const sessionByTokenHash = (db: Db, tokenHash: string) =>
  db
    .select({
      id: db.t.respondentSessions.id,
      expiresAt: db.t.respondentSessions.expiresAt,
      revokedAt: db.t.respondentSessions.revokedAt,
      lastSeenAt: db.t.respondentSessions.lastSeenAt,
      invitationId: db.t.invitations.id,
      invitationTokenHash: db.t.invitations.tokenHash,
      invitationExpiresAt: db.t.invitations.expiresAt,
      invitationRevokedAt: db.t.invitations.revokedAt,
      reviewId: db.t.invitations.reviewId,
      reviewStatus: db.t.reviews.status,
      contactId: db.t.contacts.id,
      name: db.t.contacts.name,
      email: db.t.contacts.email,
    })
    .from(db.t.respondentSessions)
    .innerJoin(db.t.invitations, eq(db.t.invitations.id, db.t.respondentSessions.invitationId))
    .innerJoin(db.t.reviews, eq(db.t.reviews.id, db.t.invitations.reviewId))
    .innerJoin(db.t.contacts, eq(db.t.contacts.id, db.t.invitations.contactId))
    .where(eq(db.t.respondentSessions.tokenHash, tokenHash))

export const insertSession = (db: Db, row: Db['t']['respondentSessions']['$inferInsert']) =>
  db.insert(db.t.respondentSessions).values(row)

export const touchSession = (db: Db, id: string, now: Date) =>
  db
    .update(db.t.respondentSessions)
    .set({ lastSeenAt: now })
    .where(eq(db.t.respondentSessions.id, id))

export const revokeSessionsOf = (db: Db, invitationId: string, now: Date) =>
  db
    .update(db.t.respondentSessions)
    .set({ revokedAt: now })
    .where(
      and(
        eq(db.t.respondentSessions.invitationId, invitationId),
        isNull(db.t.respondentSessions.revokedAt),
      ),
    )

export const insertCode = (db: Db, row: Db['t']['respondentCodes']['$inferInsert']) =>
  db.insert(db.t.respondentCodes).values(row)

/** When codes were mailed since an instant, oldest first. */
export const mailedCodesSince = (db: Db, invitationId: string, since: Date) =>
  db
    .select({ createdAt: db.t.respondentCodes.createdAt })
    .from(db.t.respondentCodes)
    .where(
      and(
        eq(db.t.respondentCodes.invitationId, invitationId),
        eq(db.t.respondentCodes.purpose, 'mail'),
        gt(db.t.respondentCodes.createdAt, since),
      ),
    )
    .orderBy(asc(db.t.respondentCodes.createdAt))

/** Counts one try on every code that is still alive and gives those codes back: nobody tries for free. */
export const countTry = (
  db: Db,
  { invitationId, purpose, now }: { invitationId: string; purpose: CodePurpose; now: Date },
) =>
  db
    .update(db.t.respondentCodes)
    .set({ tries: sql`${db.t.respondentCodes.tries} + 1` })
    .where(
      and(
        eq(db.t.respondentCodes.invitationId, invitationId),
        eq(db.t.respondentCodes.purpose, purpose),
        isNull(db.t.respondentCodes.usedAt),
        gt(db.t.respondentCodes.expiresAt, now),
        lt(db.t.respondentCodes.tries, CODE_TRIES),
      ),
    )
    .returning({
      id: db.t.respondentCodes.id,
      codeHash: db.t.respondentCodes.codeHash,
      tries: db.t.respondentCodes.tries,
    })

/** A code that worked takes every other open code of its invitation with it. */
export const spendCodes = (db: Db, invitationId: string, now: Date) =>
  db
    .update(db.t.respondentCodes)
    .set({ usedAt: now })
    .where(
      and(eq(db.t.respondentCodes.invitationId, invitationId), isNull(db.t.respondentCodes.usedAt)),
    )

export const stopReminders = (db: Db, invitationId: string, now: Date) =>
  db
    .update(db.t.invitations)
    .set({ stopRemindersAt: now })
    .where(and(eq(db.t.invitations.id, invitationId), isNull(db.t.invitations.stopRemindersAt)))
    .returning({ id: db.t.invitations.id })
