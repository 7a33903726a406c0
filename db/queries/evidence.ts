// The vendor's own evidence. Every function takes the respondent's scope; a reviewer's word on a file is not read here.
import { and, asc, count, eq, isNull, sum } from 'drizzle-orm'
import type { Db } from '../store'
import type { RespondentScope } from './respond'

export type EvidenceRow = Omit<
  Db['t']['evidence']['$inferInsert'],
  'reviewId' | 'invitationId' | 'removedAt' | 'status' | 'statusReason' | 'statusById' | 'statusAt'
>

const fields = (db: Db) => ({
  id: db.t.evidence.id,
  kind: db.t.evidence.kind,
  issuer: db.t.evidence.issuer,
  scope: db.t.evidence.scope,
  validFrom: db.t.evidence.validFrom,
  validTo: db.t.evidence.validTo,
  periodStart: db.t.evidence.periodStart,
  periodEnd: db.t.evidence.periodEnd,
  fileName: db.t.evidence.fileName,
  mediaType: db.t.evidence.mediaType,
  sizeBytes: db.t.evidence.sizeBytes,
  sha256: db.t.evidence.sha256,
  uploadedAt: db.t.evidence.uploadedAt,
  /** Brought along from an earlier round; null when given in this one. */
  fromReviewId: db.t.evidence.fromReviewId,
  /** Of whoever gave it. */
  invitationId: db.t.evidence.invitationId,
  contents: db.t.evidence.contents,
})

const live = (db: Db, scope: RespondentScope) =>
  and(eq(db.t.evidence.reviewId, scope.reviewId), isNull(db.t.evidence.removedAt))

/** In order of upload; what was removed is left out. */
export const evidenceInScope = (db: Db, scope: RespondentScope) =>
  db
    .select(fields(db))
    .from(db.t.evidence)
    .where(live(db, scope))
    .orderBy(asc(db.t.evidence.uploadedAt), asc(db.t.evidence.id))

export const oneEvidenceInScope = (db: Db, scope: RespondentScope, id: string) =>
  db
    .select(fields(db))
    .from(db.t.evidence)
    .where(and(live(db, scope), eq(db.t.evidence.id, id)))

export type PieceInScope = Awaited<ReturnType<typeof evidenceInScope>>[number]

export const evidenceLinksInScope = (db: Db, scope: RespondentScope) =>
  db
    .select({
      evidenceId: db.t.evidenceLinks.evidenceId,
      questionId: db.t.evidenceLinks.questionId,
      linkedAt: db.t.evidenceLinks.linkedAt,
    })
    .from(db.t.evidenceLinks)
    .where(eq(db.t.evidenceLinks.reviewId, scope.reviewId))
    .orderBy(asc(db.t.evidenceLinks.questionId), asc(db.t.evidenceLinks.evidenceId))

/** Bytes and files ever uploaded to the review, removed ones included: removing must not refill the disk. */
export const evidenceUsedInScope = (db: Db, scope: RespondentScope) =>
  db
    .select({ files: count(), bytes: sum(db.t.evidence.sizeBytes) })
    .from(db.t.evidence)
    .where(eq(db.t.evidence.reviewId, scope.reviewId))

/** In any review, also where it was removed: the bytes stay for the record. */
export const evidenceWithHash = (db: Db, sha256: string) =>
  db
    .select({ id: db.t.evidence.id })
    .from(db.t.evidence)
    .where(eq(db.t.evidence.sha256, sha256))
    .limit(1)

/** Of every file that some review refers to, also where it was removed. */
export const evidenceHashes = (db: Db) =>
  db.select({ sha256: db.t.evidence.sha256 }).from(db.t.evidence).groupBy(db.t.evidence.sha256)

export const insertEvidence = (db: Db, scope: RespondentScope, row: EvidenceRow) =>
  db
    .insert(db.t.evidence)
    .values({ ...row, reviewId: scope.reviewId, invitationId: scope.invitationId })

export const linkEvidence = (
  db: Db,
  scope: RespondentScope,
  link: { evidenceId: string; questionId: string; linkedAt: Date },
) =>
  db
    .insert(db.t.evidenceLinks)
    .values({ ...link, reviewId: scope.reviewId })
    .onConflictDoNothing()

export const unlinkEvidence = (
  db: Db,
  scope: RespondentScope,
  { evidenceId, questionId }: { evidenceId: string; questionId: string },
) =>
  db
    .delete(db.t.evidenceLinks)
    .where(
      and(
        eq(db.t.evidenceLinks.reviewId, scope.reviewId),
        eq(db.t.evidenceLinks.evidenceId, evidenceId),
        eq(db.t.evidenceLinks.questionId, questionId),
      ),
    )

/** Takes the file out of the register; its row and bytes stay for the record. */
export const removeEvidence = (db: Db, scope: RespondentScope, id: string, now: Date) =>
  db
    .update(db.t.evidence)
    .set({ removedAt: now })
    .where(and(live(db, scope), eq(db.t.evidence.id, id)))
    .returning({ sha256: db.t.evidence.sha256 })
