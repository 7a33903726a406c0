// Keeps every answer as it stands at a submission, where it differs from the one before: the history of an answer.
import {
  type AnswerVersionRow,
  addAnswerVersions,
  answerVersionsOf,
  submissionsOf,
} from '../../../db/queries/clarifications'
import { answersForStaff } from '../../../db/queries/judgement'
import type { RespondentScope } from '../../../db/queries/respond'
import { type Db, run, type Work } from '../../../db/store'
import { canonicalJson } from '../../core/audit/canonical-json'
import { askedQuestions } from '../../core/respond/submission'
import type { VendorReview } from '../respond/vendor-review'

type AnswerRow = Awaited<ReturnType<typeof answersForStaff>>[number]

/** Call it in the submission's transaction, before its event is recorded. Hidden answers, and those that stand from before, were not submitted. */
export function* keepAnswers(
  tx: Db,
  { reviewId }: RespondentScope,
  review: VendorReview,
  submittedAt: Date,
): Work<void> {
  const [counted] = yield* run(submissionsOf(tx, reviewId))
  const kept = yield* run(answerVersionsOf(tx, reviewId))
  const shown = new Set(askedQuestions(review).map(({ id }) => id))
  const answers = (yield* run(answersForStaff(tx, reviewId))).filter(({ questionId }) =>
    shown.has(questionId),
  )
  const changed = answers.filter((answer) => {
    const last = kept.findLast(({ questionId }) => questionId === answer.questionId)
    return last === undefined || saidIn(last) !== saidIn(answer)
  })
  if (changed.length === 0) return
  const at = { submission: (counted?.submissions ?? 0) + 1, submittedAt }
  yield* run(
    addAnswerVersions(
      tx,
      changed.map((answer) => ({ ...versionOf(answer), ...at })),
    ),
  )
}

const saidIn = ({
  value,
  comment,
  exception,
  notApplicable,
  link,
}: AnswerRow | AnswerVersionRow): string =>
  canonicalJson({ value, comment, exception, notApplicable, link })

function versionOf(answer: AnswerRow) {
  const { reviewId, questionId, revision, value, comment, exception, notApplicable, link } = answer
  const { invitationId, updatedAt } = answer
  const said = { value, comment, exception, notApplicable, link }
  return { reviewId, questionId, revision, ...said, invitationId, updatedAt }
}
