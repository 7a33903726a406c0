// What changed at vendors between reviews, and the rounds in which it is looked into.
import { and, asc, count, desc, eq, gte, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../store'
import type { RespondentScope } from './respond'

export type ChangeRow = Db['t']['changes']['$inferSelect']

export const insertChange = (db: Db, row: Db['t']['changes']['$inferInsert']) =>
  db.insert(db.t.changes).values(row)

export const changeById = (db: Db, id: string) =>
  db.select().from(db.t.changes).where(eq(db.t.changes.id, id))

/** A change is withdrawn once; no row back means that it was before. */
export const withdrawChangeRow = (
  db: Db,
  id: string,
  withdrawn: { withdrawnAt: Date; withdrawnById: string; withdrawnReason: string },
) =>
  db
    .update(db.t.changes)
    .set(withdrawn)
    .where(and(eq(db.t.changes.id, id), isNull(db.t.changes.withdrawnAt)))
    .returning({ id: db.t.changes.id })

/** Reviews of an offering that are open or hold, newest first, with their uses. */
export const reviewsOfOffering = (db: Db, offeringId: string) =>
  db
    .select({ review: db.t.reviews, use: { id: db.t.uses.id, title: db.t.uses.title } })
    .from(db.t.reviews)
    .innerJoin(db.t.uses, eq(db.t.uses.id, db.t.reviews.useId))
    .where(
      and(
        eq(db.t.reviews.offeringId, offeringId),
        inArray(db.t.reviews.status, [
          'draft',
          'sent',
          'answering',
          'submitted',
          'in review',
          'returned',
          'decided',
        ]),
      ),
    )
    .orderBy(desc(db.t.reviews.number))

const told = (db: Db) => ({
  change: db.t.changes,
  recordedBy: db.t.users.name,
  offering: { name: db.t.offerings.name, plan: db.t.offerings.plan },
})

/** Newest first. */
export const changesOfVendor = (db: Db, vendorId: string) =>
  db
    .select(told(db))
    .from(db.t.changes)
    .innerJoin(db.t.offerings, eq(db.t.offerings.id, db.t.changes.offeringId))
    .leftJoin(db.t.users, eq(db.t.users.id, db.t.changes.recordedById))
    .where(eq(db.t.offerings.vendorId, vendorId))
    .orderBy(desc(db.t.changes.at), desc(db.t.changes.id))

/** Of these changes, the rounds that look into them and how those stand. */
export const roundsOfChanges = (db: Db, changeIds: string[]) =>
  db
    .select({
      changeId: db.t.changeRounds.changeId,
      questionIds: db.t.changeRounds.questionIds,
      reviewId: db.t.reviews.id,
      number: db.t.reviews.number,
      status: db.t.reviews.status,
      decision: db.t.reviews.decision,
      decidedAt: db.t.reviews.decidedAt,
      useTitle: db.t.uses.title,
    })
    .from(db.t.changeRounds)
    .innerJoin(db.t.reviews, eq(db.t.reviews.id, db.t.changeRounds.reviewId))
    .innerJoin(db.t.uses, eq(db.t.uses.id, db.t.reviews.useId))
    .where(inArray(db.t.changeRounds.changeId, changeIds))
    .orderBy(asc(db.t.reviews.number))

/** The causes of one round, withdrawn ones included. */
export const changesOfReview = (db: Db, reviewId: string) =>
  db
    .select({ change: db.t.changes, questionIds: db.t.changeRounds.questionIds })
    .from(db.t.changeRounds)
    .innerJoin(db.t.changes, eq(db.t.changes.id, db.t.changeRounds.changeId))
    .where(eq(db.t.changeRounds.reviewId, reviewId))
    .orderBy(asc(db.t.changes.at), asc(db.t.changes.id))

/** What a vendor may know of why it is asked again; what colleagues wrote about it stays inside. */
export const causesInScope = (db: Db, scope: RespondentScope) =>
  db
    .select({ kind: db.t.changes.kind, happenedOn: db.t.changes.happenedOn })
    .from(db.t.changeRounds)
    .innerJoin(db.t.changes, eq(db.t.changes.id, db.t.changeRounds.changeId))
    .where(and(eq(db.t.changeRounds.reviewId, scope.reviewId), isNull(db.t.changes.withdrawnAt)))
    .orderBy(asc(db.t.changes.at), asc(db.t.changes.id))

/** What was announced from this invitation's own pages, newest first. */
export const announcedInScope = (db: Db, scope: RespondentScope) =>
  db
    .select({
      id: db.t.changes.id,
      kind: db.t.changes.kind,
      what: db.t.changes.what,
      happenedOn: db.t.changes.happenedOn,
      at: db.t.changes.at,
    })
    .from(db.t.changes)
    .innerJoin(db.t.invitations, eq(db.t.invitations.id, db.t.changes.invitationId))
    .where(eq(db.t.invitations.reviewId, scope.reviewId))
    .orderBy(desc(db.t.changes.at), desc(db.t.changes.id))

/** How many an invitation announced since. */
export const announcedSince = (db: Db, { invitationId }: RespondentScope, since: Date) =>
  db
    .select({ announced: count() })
    .from(db.t.changes)
    .where(and(eq(db.t.changes.invitationId, invitationId), gte(db.t.changes.at, since)))
