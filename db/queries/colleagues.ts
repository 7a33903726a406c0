// The people at one vendor who answer one review together; every function takes the respondent's scope.
import { and, asc, eq, isNull, max } from 'drizzle-orm'
import type { Db } from '../store'
import type { RespondentScope } from './respond'

/** Everybody who was ever invited to the review, the lead first; those taken back have a `revokedAt`. */
export const peopleInScope = (db: Db, scope: RespondentScope) =>
  db
    .select({
      id: db.t.invitations.id,
      role: db.t.invitations.role,
      part: db.t.invitations.scope,
      contactId: db.t.invitations.contactId,
      name: db.t.contacts.name,
      email: db.t.contacts.email,
      createdAt: db.t.invitations.createdAt,
      expiresAt: db.t.invitations.expiresAt,
      revokedAt: db.t.invitations.revokedAt,
    })
    .from(db.t.invitations)
    .innerJoin(db.t.contacts, eq(db.t.contacts.id, db.t.invitations.contactId))
    .where(eq(db.t.invitations.reviewId, scope.reviewId))
    .orderBy(asc(db.t.invitations.createdAt), asc(db.t.invitations.id))

export type PersonRow = Awaited<ReturnType<typeof peopleInScope>>[number]

/** When each of them was last here, by invitation; who never came in is missing. */
export const lastSeenInScope = (db: Db, scope: RespondentScope) =>
  db
    .select({
      invitationId: db.t.respondentSessions.invitationId,
      at: max(db.t.respondentSessions.lastSeenAt),
    })
    .from(db.t.respondentSessions)
    .innerJoin(db.t.invitations, eq(db.t.invitations.id, db.t.respondentSessions.invitationId))
    .where(eq(db.t.invitations.reviewId, scope.reviewId))
    .groupBy(db.t.respondentSessions.invitationId)

export const insertColleague = (
  db: Db,
  scope: RespondentScope,
  row: Pick<
    Db['t']['invitations']['$inferInsert'],
    'id' | 'contactId' | 'tokenHash' | 'createdAt' | 'expiresAt' | 'scope'
  >,
) =>
  db.insert(db.t.invitations).values({
    ...row,
    reviewId: scope.reviewId,
    role: 'delegate',
    invitedById: scope.invitationId,
  })

/** Ends a colleague's invitation; its sessions end with it. Resolves to nothing where there is no such colleague. */
export const takeBackInScope = (db: Db, scope: RespondentScope, id: string, now: Date) =>
  db
    .update(db.t.invitations)
    .set({ revokedAt: now })
    .where(
      and(
        eq(db.t.invitations.id, id),
        eq(db.t.invitations.reviewId, scope.reviewId),
        eq(db.t.invitations.role, 'delegate'),
        isNull(db.t.invitations.revokedAt),
      ),
    )
    .returning({ id: db.t.invitations.id })
