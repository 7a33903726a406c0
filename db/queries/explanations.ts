// What a vendor says to contradictions between its answers: written in its own scope, read by those who judge.
import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../store'
import type { RespondentScope } from './respond'

const fields = (db: Db) => ({
  contradiction: db.t.explanations.contradiction,
  text: db.t.explanations.text,
  revision: db.t.explanations.revision,
})

export const explanationsInScope = (db: Db, scope: RespondentScope) =>
  db
    .select(fields(db))
    .from(db.t.explanations)
    .where(eq(db.t.explanations.reviewId, scope.reviewId))
    .orderBy(asc(db.t.explanations.contradiction))

export interface ExplanationRow {
  contradiction: string
  text: string
  at: Date
}

export const insertExplanation = (db: Db, scope: RespondentScope, row: ExplanationRow) =>
  db
    .insert(db.t.explanations)
    .values({ ...row, reviewId: scope.reviewId, invitationId: scope.invitationId, revision: 1 })

/** Writes only over the revision that was read; no row back means that somebody else was first. */
export const updateExplanation = (
  db: Db,
  scope: RespondentScope,
  { contradiction, revision, ...change }: ExplanationRow & { revision: number },
) =>
  db
    .update(db.t.explanations)
    .set({ ...change, invitationId: scope.invitationId, revision: revision + 1 })
    .where(
      and(
        eq(db.t.explanations.reviewId, scope.reviewId),
        eq(db.t.explanations.contradiction, contradiction),
        eq(db.t.explanations.revision, revision),
      ),
    )
    .returning({ revision: db.t.explanations.revision })

export const explanationsForStaff = (db: Db, reviewId: string) =>
  db
    .select({ ...fields(db), invitationId: db.t.explanations.invitationId })
    .from(db.t.explanations)
    .where(eq(db.t.explanations.reviewId, reviewId))
    .orderBy(asc(db.t.explanations.contradiction))
