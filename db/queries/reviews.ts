// Reviews as staff see them: drafted, sent, listed, moved and cancelled.
import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { ReviewStatus } from '../../app/core/review/lifecycle'
import type { Db } from '../store'

export type ReviewRow = Db['t']['reviews']['$inferSelect']

/** The highest number so far; its successor is taken in the same transaction, and a unique index stops a rival. */
export const lastReviewNumber = (db: Db) =>
  db
    .select({ number: db.t.reviews.number })
    .from(db.t.reviews)
    .orderBy(desc(db.t.reviews.number))
    .limit(1)

export const insertReview = (db: Db, row: Db['t']['reviews']['$inferInsert']) =>
  db.insert(db.t.reviews).values(row)

export const reviewById = (db: Db, id: string) =>
  db.select().from(db.t.reviews).where(eq(db.t.reviews.id, id))

/** The latest review of this use and offering that was decided, or nothing. */
export const lastDecidedReview = (db: Db, of: { useId: string; offeringId: string }) =>
  db
    .select({ id: db.t.reviews.id, round: db.t.reviews.round })
    .from(db.t.reviews)
    .where(
      and(
        eq(db.t.reviews.useId, of.useId),
        eq(db.t.reviews.offeringId, of.offeringId),
        isNotNull(db.t.reviews.decidedAt),
      ),
    )
    .orderBy(desc(db.t.reviews.number))
    .limit(1)

/** A review with everything that its pages name. */
export const reviewByNumber = (db: Db, number: number) =>
  db
    .select({
      review: db.t.reviews,
      offering: db.t.offerings,
      vendor: db.t.vendors,
      contact: db.t.contacts,
      use: db.t.uses,
      launchedBy: { name: db.t.users.name, email: db.t.users.email },
    })
    .from(db.t.reviews)
    .innerJoin(db.t.offerings, eq(db.t.offerings.id, db.t.reviews.offeringId))
    .innerJoin(db.t.vendors, eq(db.t.vendors.id, db.t.offerings.vendorId))
    .innerJoin(db.t.contacts, eq(db.t.contacts.id, db.t.reviews.contactId))
    .innerJoin(db.t.uses, eq(db.t.uses.id, db.t.reviews.useId))
    .innerJoin(db.t.users, eq(db.t.users.id, db.t.reviews.launchedById))
    .where(eq(db.t.reviews.number, number))

export interface ReviewScope {
  /** Only reviews of uses that this person filed. */
  requesterId?: string
  vendorId?: string
  useId?: string
  statuses?: readonly ReviewStatus[]
}

const inReviewScope = (db: Db, scope: ReviewScope) =>
  and(
    scope.requesterId === undefined ? undefined : eq(db.t.uses.requesterId, scope.requesterId),
    scope.vendorId === undefined ? undefined : eq(db.t.vendors.id, scope.vendorId),
    scope.useId === undefined ? undefined : eq(db.t.uses.id, scope.useId),
    scope.statuses === undefined ? undefined : inArray(db.t.reviews.status, [...scope.statuses]),
  )

/** One row a review for lists; filtered further and put into order by the caller. */
export const listedReviews = (db: Db, scope: ReviewScope) =>
  db
    .select({
      id: db.t.reviews.id,
      number: db.t.reviews.number,
      status: db.t.reviews.status,
      tier: db.t.reviews.tier,
      round: db.t.reviews.round,
      priorReviewId: db.t.reviews.priorReviewId,
      dueOn: db.t.reviews.dueOn,
      sentAt: db.t.reviews.sentAt,
      openedAt: db.t.reviews.openedAt,
      lastActivityAt: db.t.reviews.lastActivityAt,
      decision: db.t.reviews.decision,
      decidedAt: db.t.reviews.decidedAt,
      launchedById: db.t.reviews.launchedById,
      nextReviewOn: db.t.reviews.nextReviewOn,
      nextReviewReason: db.t.reviews.nextReviewReason,
      assuredTenths: db.t.reviews.assuredTenths,
      asStatedTenths: db.t.reviews.asStatedTenths,
      residual: db.t.reviews.residual,
      vendorId: db.t.vendors.id,
      vendorName: db.t.vendors.name,
      vendorSearchKey: db.t.vendors.searchKey,
      offeringName: db.t.offerings.name,
      offeringPlan: db.t.offerings.plan,
      useId: db.t.uses.id,
      useTitle: db.t.uses.title,
      requesterId: db.t.uses.requesterId,
    })
    .from(db.t.reviews)
    .innerJoin(db.t.offerings, eq(db.t.offerings.id, db.t.reviews.offeringId))
    .innerJoin(db.t.vendors, eq(db.t.vendors.id, db.t.offerings.vendorId))
    .innerJoin(db.t.uses, eq(db.t.uses.id, db.t.reviews.useId))
    .where(inReviewScope(db, scope))
    .orderBy(asc(db.t.reviews.number))

export type ListedReview = Awaited<ReturnType<typeof listedReviews>>[number]

type ReviewChange = Partial<Omit<Db['t']['reviews']['$inferInsert'], 'id' | 'number' | 'revision'>>

/** Changes a review that nobody changed since `at`; no row back means that somebody did. */
export const changeReview = (
  db: Db,
  at: { id: string; revision: number; status: ReviewStatus },
  change: ReviewChange,
) =>
  db
    .update(db.t.reviews)
    .set({ ...change, revision: at.revision + 1 })
    .where(
      and(
        eq(db.t.reviews.id, at.id),
        eq(db.t.reviews.revision, at.revision),
        eq(db.t.reviews.status, at.status),
      ),
    )
    .returning({ id: db.t.reviews.id })

export const insertInvitation = (db: Db, row: Db['t']['invitations']['$inferInsert']) =>
  db.insert(db.t.invitations).values(row)

/** Of whoever answers for the vendor; the colleagues they asked are left out. */
export const invitationsOfReview = (db: Db, reviewId: string) =>
  db
    .select()
    .from(db.t.invitations)
    .where(and(eq(db.t.invitations.reviewId, reviewId), eq(db.t.invitations.role, 'lead')))
    .orderBy(asc(db.t.invitations.createdAt), asc(db.t.invitations.id))

export const revokeInvitations = (db: Db, reviewId: string, at: Date) =>
  db
    .update(db.t.invitations)
    .set({ revokedAt: at })
    .where(and(eq(db.t.invitations.reviewId, reviewId), isNull(db.t.invitations.revokedAt)))

/** Colleagues of the lead keep theirs. */
export const revokeLeadInvitations = (db: Db, reviewId: string, at: Date) =>
  db
    .update(db.t.invitations)
    .set({ revokedAt: at })
    .where(
      and(
        eq(db.t.invitations.reviewId, reviewId),
        eq(db.t.invitations.role, 'lead'),
        isNull(db.t.invitations.revokedAt),
      ),
    )
    .returning({ id: db.t.invitations.id })

export const moveInvitationExpiry = (db: Db, reviewId: string, expiresAt: Date) =>
  db
    .update(db.t.invitations)
    .set({ expiresAt })
    .where(and(eq(db.t.invitations.reviewId, reviewId), isNull(db.t.invitations.revokedAt)))

export const revokeRespondentSessions = (db: Db, invitationIds: string[], at: Date) =>
  db
    .update(db.t.respondentSessions)
    .set({ revokedAt: at })
    .where(
      and(
        inArray(db.t.respondentSessions.invitationId, invitationIds),
        isNull(db.t.respondentSessions.revokedAt),
      ),
    )

/** A hand-over code made earlier stops working when a new one is made. */
export const voidHandoverCodes = (db: Db, invitationId: string, at: Date) =>
  db
    .update(db.t.respondentCodes)
    .set({ expiresAt: at })
    .where(
      and(
        eq(db.t.respondentCodes.invitationId, invitationId),
        eq(db.t.respondentCodes.purpose, 'handover'),
        isNull(db.t.respondentCodes.usedAt),
      ),
    )

export const insertRespondentCode = (db: Db, row: Db['t']['respondentCodes']['$inferInsert']) =>
  db.insert(db.t.respondentCodes).values(row)
