// What reviewers say of evidence: how they read it, and whether it shows what it claims.
import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../store'
import type { Tables } from '../tables'

type Insert<Name extends keyof Tables> = Tables[Name]['$inferInsert']

/** Reviewers' readings of the evidence, each piece's in the order they were made. */
export const readingsOf = (db: Db, reviewId: string) =>
  db
    .select()
    .from(db.t.evidenceReadings)
    .where(eq(db.t.evidenceReadings.reviewId, reviewId))
    .orderBy(asc(db.t.evidenceReadings.evidenceId), asc(db.t.evidenceReadings.seq))

export const addReading = (db: Db, row: Insert<'evidenceReadings'>) =>
  db.insert(db.t.evidenceReadings).values(row)

export const setEvidenceStatus = (
  db: Db,
  at: { reviewId: string; id: string },
  change: Pick<Insert<'evidence'>, 'status' | 'statusReason' | 'statusById' | 'statusAt'>,
) =>
  db
    .update(db.t.evidence)
    .set(change)
    .where(and(eq(db.t.evidence.reviewId, at.reviewId), eq(db.t.evidence.id, at.id)))
