// Rounds that the portal prepares: what is open already, what caused a round, and what it takes along.
import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm'
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
