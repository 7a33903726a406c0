// What reviewer and vendor say to each other on single questions, and how an answer stood at each submission.
import { and, asc, count, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import type { Db } from '../store'
import type { RespondentScope } from './respond'

type Insert = Db['t']['clarifications']['$inferInsert']

/** Everything said on a review, in the order it was written; for staff: what the vendor still writes is not in it. */
export const clarificationsOf = (db: Db, reviewId: string) =>
  db
    .select()
    .from(db.t.clarifications)
    .where(
      and(
        eq(db.t.clarifications.reviewId, reviewId),
        or(eq(db.t.clarifications.side, 'reviewer'), isNotNull(db.t.clarifications.sentAt)),
      ),
    )
    .orderBy(asc(db.t.clarifications.at), asc(db.t.clarifications.id))

export type ClarificationRow = Awaited<ReturnType<typeof clarificationsOf>>[number]

export const addClarification = (db: Db, row: Insert) => db.insert(db.t.clarifications).values(row)

interface Collected {
  reviewId: string
  id: string
  revision: number
}

const stillCollected = (db: Db, { reviewId, id, revision }: Collected) =>
  and(
    eq(db.t.clarifications.reviewId, reviewId),
    eq(db.t.clarifications.id, id),
    eq(db.t.clarifications.side, 'reviewer'),
    eq(db.t.clarifications.revision, revision),
    isNull(db.t.clarifications.sentAt),
  )

/** Only while nobody sent, changed or removed it; no row back means that somebody did. */
export const changeCollected = (db: Db, at: Collected, change: { text: string; byId: string }) =>
  db
    .update(db.t.clarifications)
    .set({ ...change, revision: at.revision + 1 })
    .where(stillCollected(db, at))
    .returning({ questionId: db.t.clarifications.questionId })

export const removeCollected = (db: Db, at: Collected) =>
  db
    .delete(db.t.clarifications)
    .where(stillCollected(db, at))
    .returning({ questionId: db.t.clarifications.questionId })

export const markSent = (db: Db, reviewId: string, ids: readonly string[], at: Date) =>
  db
    .update(db.t.clarifications)
    .set({ sentAt: at })
    .where(
      and(
        eq(db.t.clarifications.reviewId, reviewId),
        inArray(db.t.clarifications.id, [...ids]),
        isNull(db.t.clarifications.sentAt),
      ),
    )

/** Who said something last on which question, over all reviews: for lists that say whose move it is. */
export const sentClarifications = (db: Db) =>
  db
    .select({
      reviewId: db.t.clarifications.reviewId,
      questionId: db.t.clarifications.questionId,
      side: db.t.clarifications.side,
      kind: db.t.clarifications.kind,
      sentAt: db.t.clarifications.sentAt,
    })
    .from(db.t.clarifications)
    .where(isNotNull(db.t.clarifications.sentAt))

/** The threads as their vendor may read them: what was sent, and the replies that are still its own. */
export const threadsInScope = (db: Db, scope: RespondentScope) =>
  db
    .select({
      id: db.t.clarifications.id,
      questionId: db.t.clarifications.questionId,
      side: db.t.clarifications.side,
      kind: db.t.clarifications.kind,
      text: db.t.clarifications.text,
      at: db.t.clarifications.at,
      sentAt: db.t.clarifications.sentAt,
      revision: db.t.clarifications.revision,
      /** Who at the vendor; null for a reviewer, whose name is not the vendor's to know. */
      by: db.t.contacts.name,
    })
    .from(db.t.clarifications)
    .leftJoin(db.t.invitations, eq(db.t.invitations.id, db.t.clarifications.invitationId))
    .leftJoin(db.t.contacts, eq(db.t.contacts.id, db.t.invitations.contactId))
    .where(
      and(
        eq(db.t.clarifications.reviewId, scope.reviewId),
        or(isNotNull(db.t.clarifications.sentAt), eq(db.t.clarifications.side, 'vendor')),
      ),
    )
    .orderBy(asc(db.t.clarifications.at), asc(db.t.clarifications.id))

export type ThreadRow = Awaited<ReturnType<typeof threadsInScope>>[number]

type VendorInsert = Pick<Insert, 'id' | 'questionId' | 'kind' | 'text' | 'at' | 'sentAt'>

export const addVendorMessage = (db: Db, scope: RespondentScope, row: VendorInsert) =>
  db.insert(db.t.clarifications).values({
    ...row,
    side: 'vendor',
    reviewId: scope.reviewId,
    invitationId: scope.invitationId,
  })

const unsentReply = (db: Db, scope: RespondentScope) =>
  and(
    eq(db.t.clarifications.reviewId, scope.reviewId),
    eq(db.t.clarifications.side, 'vendor'),
    eq(db.t.clarifications.kind, 'reply'),
    isNull(db.t.clarifications.sentAt),
  )

/** The reply that is being written to one question. */
export const replyInScope = (db: Db, scope: RespondentScope, questionId: string) =>
  db
    .select({
      id: db.t.clarifications.id,
      text: db.t.clarifications.text,
      revision: db.t.clarifications.revision,
    })
    .from(db.t.clarifications)
    .where(and(unsentReply(db, scope), eq(db.t.clarifications.questionId, questionId)))

/** Writes only over the revision that was read; no row back means that somebody else was first. */
export const updateReply = (
  db: Db,
  scope: RespondentScope,
  { id, revision, text, at }: { id: string; revision: number; text: string; at: Date },
) =>
  db
    .update(db.t.clarifications)
    .set({ text, at, invitationId: scope.invitationId, revision: revision + 1 })
    .where(
      and(
        unsentReply(db, scope),
        eq(db.t.clarifications.id, id),
        eq(db.t.clarifications.revision, revision),
      ),
    )
    .returning({ revision: db.t.clarifications.revision })

/** Replies go out with the submission. */
export const sendReplies = (db: Db, scope: RespondentScope, at: Date) =>
  db
    .update(db.t.clarifications)
    .set({ sentAt: at })
    .where(unsentReply(db, scope))
    .returning({ questionId: db.t.clarifications.questionId })

/** A reply that was begun and emptied again is none. */
export const dropEmptyReplies = (db: Db, scope: RespondentScope) =>
  db
    .delete(db.t.clarifications)
    .where(and(unsentReply(db, scope), eq(db.t.clarifications.text, '')))

type Version = Db['t']['answerVersions']['$inferInsert']

/** Every kept version of every answer, oldest first within a question: for the reviewer and the report's record. */
export const answerVersionsOf = (db: Db, reviewId: string) =>
  db
    .select()
    .from(db.t.answerVersions)
    .where(eq(db.t.answerVersions.reviewId, reviewId))
    .orderBy(asc(db.t.answerVersions.questionId), asc(db.t.answerVersions.submission))

export type AnswerVersionRow = Awaited<ReturnType<typeof answerVersionsOf>>[number]

export const addAnswerVersions = (db: Db, rows: Version[]) =>
  db.insert(db.t.answerVersions).values(rows)

/** How often the review has been submitted so far. */
export const submissionsOf = (db: Db, reviewId: string) =>
  db
    .select({ submissions: count() })
    .from(db.t.auditEvents)
    .where(
      and(eq(db.t.auditEvents.reviewId, reviewId), eq(db.t.auditEvents.kind, 'review submitted')),
    )
