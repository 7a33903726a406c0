// The vendor's own answers. Every function takes the respondent's scope: there is no way to name another review.
import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../store'
import type { RespondentScope } from './respond'

type Row = Db['t']['answers']['$inferInsert']
export type AnswerFieldsRow = Pick<
  Row,
  | 'value'
  | 'comment'
  | 'exception'
  | 'notApplicable'
  | 'link'
  | 'asOf'
  | 'updatedAt'
  | 'confirmedAt'
>

const fields = (db: Db) => ({
  questionId: db.t.answers.questionId,
  value: db.t.answers.value,
  comment: db.t.answers.comment,
  exception: db.t.answers.exception,
  notApplicable: db.t.answers.notApplicable,
  link: db.t.answers.link,
  asOf: db.t.answers.asOf,
  updatedAt: db.t.answers.updatedAt,
  revision: db.t.answers.revision,
  invitationId: db.t.answers.invitationId,
  fromReviewId: db.t.answers.fromReviewId,
  fromDate: db.t.answers.fromDate,
  confirmedAt: db.t.answers.confirmedAt,
})

export const answersInScope = (db: Db, scope: RespondentScope) =>
  db
    .select(fields(db))
    .from(db.t.answers)
    .where(eq(db.t.answers.reviewId, scope.reviewId))
    .orderBy(asc(db.t.answers.questionId))

export const answerInScope = (db: Db, scope: RespondentScope, questionId: string) =>
  db
    .select(fields(db))
    .from(db.t.answers)
    .where(and(eq(db.t.answers.reviewId, scope.reviewId), eq(db.t.answers.questionId, questionId)))

export const insertAnswer = (
  db: Db,
  scope: RespondentScope,
  answer: AnswerFieldsRow & { questionId: string },
) =>
  db
    .insert(db.t.answers)
    .values({ ...answer, reviewId: scope.reviewId, invitationId: scope.invitationId, revision: 1 })

/** Writes only over the revision that was read; no row back means that somebody else was first. */
export const updateAnswer = (
  db: Db,
  scope: RespondentScope,
  { questionId, revision, ...change }: AnswerFieldsRow & { questionId: string; revision: number },
) =>
  db
    .update(db.t.answers)
    .set({ ...change, invitationId: scope.invitationId, revision: revision + 1 })
    .where(
      and(
        eq(db.t.answers.reviewId, scope.reviewId),
        eq(db.t.answers.questionId, questionId),
        eq(db.t.answers.revision, revision),
      ),
    )
    .returning({ revision: db.t.answers.revision })
