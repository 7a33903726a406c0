// What reviewers and approvers read and write about one review: verdicts, notes, proposals.
import { and, asc, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import type { Db } from '../store'
import type { Tables } from '../tables'

type Insert<Name extends keyof Tables> = Tables[Name]['$inferInsert']

export const answersForStaff = (db: Db, reviewId: string) =>
  db
    .select()
    .from(db.t.answers)
    .where(
      and(
        eq(db.t.answers.reviewId, reviewId),
        // Brought from an earlier round and not confirmed: nobody has said it this time.
        or(isNull(db.t.answers.fromReviewId), isNotNull(db.t.answers.confirmedAt)),
      ),
    )
    .orderBy(asc(db.t.answers.questionId))

/** Every answer as it stood at each submission that changed it, oldest first. */
export const answerVersionsOf = (db: Db, reviewId: string) =>
  db
    .select()
    .from(db.t.answerVersions)
    .where(eq(db.t.answerVersions.reviewId, reviewId))
    .orderBy(asc(db.t.answerVersions.questionId), asc(db.t.answerVersions.submission))

/** In order of upload, with what the vendor took back: a removal also changes what an answer rests on. */
export const evidenceForStaff = (db: Db, reviewId: string) =>
  db
    .select()
    .from(db.t.evidence)
    .where(eq(db.t.evidence.reviewId, reviewId))
    .orderBy(asc(db.t.evidence.uploadedAt), asc(db.t.evidence.id))

export const evidenceLinksForStaff = (db: Db, reviewId: string) =>
  db
    .select({
      evidenceId: db.t.evidenceLinks.evidenceId,
      questionId: db.t.evidenceLinks.questionId,
      linkedAt: db.t.evidenceLinks.linkedAt,
    })
    .from(db.t.evidenceLinks)
    .where(eq(db.t.evidenceLinks.reviewId, reviewId))
    .orderBy(asc(db.t.evidenceLinks.questionId), asc(db.t.evidenceLinks.evidenceId))

/** Who at the vendor stands behind an invitation. */
export const respondentsOf = (db: Db, reviewId: string) =>
  db
    .select({ invitationId: db.t.invitations.id, name: db.t.contacts.name })
    .from(db.t.invitations)
    .innerJoin(db.t.contacts, eq(db.t.contacts.id, db.t.invitations.contactId))
    .where(
      or(
        eq(db.t.invitations.reviewId, reviewId),
        // Answers that stand from an earlier round keep who gave them.
        inArray(
          db.t.invitations.id,
          db
            .select({ id: db.t.answers.invitationId })
            .from(db.t.answers)
            .where(eq(db.t.answers.reviewId, reviewId)),
        ),
      ),
    )

export const staffNames = (db: Db) =>
  db.select({ id: db.t.users.id, name: db.t.users.name, roles: db.t.users.roles }).from(db.t.users)

export const verdictsOf = (db: Db, reviewId: string) =>
  db
    .select()
    .from(db.t.verdicts)
    .where(eq(db.t.verdicts.reviewId, reviewId))
    .orderBy(asc(db.t.verdicts.questionId), asc(db.t.verdicts.seq))

export const addVerdict = (db: Db, row: Insert<'verdicts'>) => db.insert(db.t.verdicts).values(row)

export const notesOf = (db: Db, reviewId: string) =>
  db
    .select()
    .from(db.t.notes)
    .where(eq(db.t.notes.reviewId, reviewId))
    .orderBy(asc(db.t.notes.at), asc(db.t.notes.id))

export const addNote = (db: Db, row: Insert<'notes'>) => db.insert(db.t.notes).values(row)

export const proposalsOf = (db: Db, reviewId: string) =>
  db
    .select()
    .from(db.t.proposals)
    .where(eq(db.t.proposals.reviewId, reviewId))
    .orderBy(asc(db.t.proposals.seq))

/** Of every review: those that wait for approval. */
export const openProposals = (db: Db) =>
  db
    .select({
      id: db.t.proposals.id,
      reviewId: db.t.proposals.reviewId,
      byId: db.t.proposals.byId,
      decision: db.t.proposals.decision,
      at: db.t.proposals.at,
    })
    .from(db.t.proposals)
    .where(eq(db.t.proposals.status, 'open'))

export const addProposal = (db: Db, row: Insert<'proposals'>) =>
  db.insert(db.t.proposals).values(row)

export const setProposalStatus = (
  db: Db,
  id: string,
  status: 'approved' | 'declined' | 'withdrawn',
) => db.update(db.t.proposals).set({ status }).where(eq(db.t.proposals.id, id))

export const approvalsOf = (db: Db, reviewId: string) =>
  db
    .select({ approval: db.t.approvals })
    .from(db.t.approvals)
    .innerJoin(db.t.proposals, eq(db.t.proposals.id, db.t.approvals.proposalId))
    .where(eq(db.t.proposals.reviewId, reviewId))
    .orderBy(asc(db.t.approvals.at))

export const addApproval = (db: Db, row: Insert<'approvals'>) =>
  db.insert(db.t.approvals).values(row)

export const addOutboxMail = (db: Db, row: Insert<'outbox'>) => db.insert(db.t.outbox).values(row)
