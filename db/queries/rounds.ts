// Rounds that the portal prepares: what is open already, what caused a round, and what it takes along.
import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Db } from '../store'
import type { Tables } from '../tables'

type Insert<Name extends keyof Tables> = Tables[Name]['$inferInsert']

const openStatuses = ['draft', 'sent', 'answering', 'submitted', 'in review', 'returned'] as const

/** At most one is expected: a use has one review at a time. */
export const openReviewsOfUse = (db: Db, useId: string) =>
  db
    .select()
    .from(db.t.reviews)
    .where(and(eq(db.t.reviews.useId, useId), inArray(db.t.reviews.status, [...openStatuses])))
    .orderBy(desc(db.t.reviews.number))

/** A change leads to a review once; told again, it keeps its first row. */
export const insertChangeRound = (db: Db, row: Insert<'changeRounds'>) =>
  db.insert(db.t.changeRounds).values(row).onConflictDoNothing()

/** Answers that stood are put to the vendor again, to confirm or change. */
export const askCarriedAgain = (db: Db, reviewId: string, questionIds: string[]) =>
  db
    .update(db.t.answers)
    .set({ confirmedAt: null })
    .where(
      and(
        eq(db.t.answers.reviewId, reviewId),
        inArray(db.t.answers.questionId, questionIds),
        isNotNull(db.t.answers.fromReviewId),
      ),
    )

/** Everything of a review that a partial round takes over as it stands; read in one place, written in `standingRows`. */
export const standingOf = (db: Db, reviewId: string) => ({
  answers: db.select().from(db.t.answers).where(eq(db.t.answers.reviewId, reviewId)),
  evidence: db
    .select()
    .from(db.t.evidence)
    .where(and(eq(db.t.evidence.reviewId, reviewId), isNull(db.t.evidence.removedAt))),
  links: db.select().from(db.t.evidenceLinks).where(eq(db.t.evidenceLinks.reviewId, reviewId)),
  readings: db
    .select()
    .from(db.t.evidenceReadings)
    .where(eq(db.t.evidenceReadings.reviewId, reviewId)),
  explanations: db.select().from(db.t.explanations).where(eq(db.t.explanations.reviewId, reviewId)),
  waivers: db
    .select()
    .from(db.t.waivers)
    .where(and(eq(db.t.waivers.reviewId, reviewId), isNull(db.t.waivers.withdrawnAt))),
})

export interface StandingRows {
  answers: Insert<'answers'>[]
  evidence: Insert<'evidence'>[]
  links: Insert<'evidenceLinks'>[]
  readings: Insert<'evidenceReadings'>[]
  explanations: Insert<'explanations'>[]
  waivers: Insert<'waivers'>[]
  verdicts: Insert<'verdicts'>[]
}

/** In an order in which each row finds what it refers to; nothing where there is none. */
export const insertStanding = (db: Db, rows: StandingRows) => [
  ...(rows.answers.length > 0 ? [db.insert(db.t.answers).values(rows.answers)] : []),
  ...(rows.evidence.length > 0 ? [db.insert(db.t.evidence).values(rows.evidence)] : []),
  ...(rows.links.length > 0 ? [db.insert(db.t.evidenceLinks).values(rows.links)] : []),
  ...(rows.readings.length > 0 ? [db.insert(db.t.evidenceReadings).values(rows.readings)] : []),
  ...(rows.explanations.length > 0 ? [db.insert(db.t.explanations).values(rows.explanations)] : []),
  ...(rows.waivers.length > 0 ? [db.insert(db.t.waivers).values(rows.waivers)] : []),
  ...(rows.verdicts.length > 0 ? [db.insert(db.t.verdicts).values(rows.verdicts)] : []),
]
