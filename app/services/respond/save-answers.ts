// Saves what a vendor typed, answer by answer, each only over the revision that its page had seen.
import { answerInScope, insertAnswer, updateAnswer } from '../../../db/queries/answers'
import { appendAudit, sha256 } from '../../../db/queries/audit'
import { markActivity, type RespondentScope, writableInScope } from '../../../db/queries/respond'
import { type Db, run, type Work } from '../../../db/store'
import { canonicalJson } from '../../core/audit/canonical-json'
import type { AuditEvent } from '../../core/audit/events'
import type { Question } from '../../core/questionnaire/definition'
import { type AnswerFields, checkQuestion } from '../../core/respond/answer-input'
import { openQuestions } from '../../core/respond/open-questions'
import { storedFields, typedFields } from '../../core/respond/typed-fields'
import { awaitsConfirmation } from '../../core/review/answer-set'
import { isWithVendor, step } from '../../core/review/lifecycle'
import { dateIn, type PlainDate } from '../../core/schedule/plain-date'
import { replyTo, saveReply } from '../clarify/save-reply'
import { readOrganisation } from '../organisation/read-organisation'
import type { AnswerChange, SavedAnswer } from './saved-answer'
import { questionnaireInScope, type RespondContext } from './vendor-review'

export type Saved =
  | { ok: true; at: Date; answers: SavedAnswer[] }
  | { ok: false; reason: 'not with vendor' }

/** What is fine is saved even where something beside it is not; a save that changes nothing writes nothing. */
export async function saveAnswers(
  ctx: RespondContext,
  scope: RespondentScope,
  changes: readonly AnswerChange[],
): Promise<Saved> {
  const questionnaire = await questionnaireInScope(ctx, scope)
  const { timeZone } = await readOrganisation(ctx)
  const at = ctx.clock.now()
  const today = dateIn(timeZone, at)
  return ctx.store.transactTogether(function* (tx) {
    const [review] = yield* run(writableInScope(tx, scope))
    if (!review || !isWithVendor(review.status)) {
      return { ok: false, reason: 'not with vendor' } as const
    }
    const open = openQuestions(questionnaire, review)
    const answers: SavedAnswer[] = []
    const events: AuditEvent[] = []
    for (const change of changes) {
      const replied = replyTo(review, open, change)
      if (replied !== null && review.returned) {
        const save = { questionId: replied, change, askedAt: review.returned.at, at }
        answers.push(yield* saveReply(tx, scope, save, events))
        continue
      }
      const question = open.has(change.questionId)
        ? questionnaire.byId.get(change.questionId)
        : null
      if (!question) answers.push({ questionId: change.questionId, outcome: 'not open' })
      else answers.push(yield* saveOne(tx, scope, { question, change, at, today }, events))
    }
    if (events.length > 0) {
      const begun = step(review.status, 'begin answering')
      const status = begun.ok ? begun.status : review.status
      if (status !== review.status || isLater(at, review.lastActivityAt)) {
        yield* run(markActivity(tx, scope, { now: at, status }))
      }
      yield* appendAudit(tx, { at, actor: `respondent:${scope.invitationId}` }, events)
    }
    return { ok: true, at, answers } as const
  })
}

/** Activity is told by the day; to the second it would be a write more for every word that is typed. */
const ACTIVE_EVERY_MS = 60_000

const isLater = (at: Date, last: Date | null): boolean =>
  last === null || at.getTime() - last.getTime() >= ACTIVE_EVERY_MS

interface Save {
  question: Question
  change: AnswerChange
  at: Date
  today: PlainDate
}

function* saveOne(
  tx: Db,
  scope: RespondentScope,
  { question, change, at, today }: Save,
  events: AuditEvent[],
): Work<SavedAnswer> {
  const questionId = question.id
  const checked = checkQuestion(question, change.fields, today)
  if (!checked.ok) return { questionId, outcome: 'refused', problems: checked.problems }
  const [row] = yield* run(answerInScope(tx, scope, questionId))
  const current = storedFields(question, row)
  const revision = row?.revision ?? 0
  // A save whose answer got lost on the way comes again; what is stored already needs no second revision.
  // An answer from an earlier round needs a word on it, though it be the same.
  const confirms = row !== undefined && awaitsConfirmation(row) && change.fields.confirmed === 'yes'
  if (bytesOf(current) === bytesOf(checked.fields) && !confirms)
    return { questionId, outcome: 'saved', revision }
  if (revision !== change.revision) {
    return { questionId, outcome: 'conflict', revision, current: typedFields(question, current) }
  }
  // Whoever changes what was brought along has looked at it too.
  const confirmedAt = row?.fromReviewId ? (row.confirmedAt ?? at) : null
  const written = { questionId, ...checked.fields, asOf: today, updatedAt: at, confirmedAt }
  if (row) yield* run(updateAnswer(tx, scope, { ...written, revision }))
  else yield* run(insertAnswer(tx, scope, written))
  const valueHash = sha256(bytesOf(checked.fields))
  const payload = { questionId, revision: revision + 1, valueHash }
  events.push({ kind: 'answer saved', reviewId: scope.reviewId, payload })
  return { questionId, outcome: 'saved', revision: revision + 1 }
}

const bytesOf = (fields: AnswerFields): string => canonicalJson(fields)
