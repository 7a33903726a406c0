// Saves a vendor's reply while it is written: the same promises as for an answer, and unseen until it is sent back.
import { sha256 } from '../../../db/queries/audit'
import { addVendorMessage, replyInScope, updateReply } from '../../../db/queries/clarifications'
import type { RespondentScope, ReviewInScope } from '../../../db/queries/respond'
import { type Db, run, type Work } from '../../../db/store'
import type { AuditEvent } from '../../core/audit/events'
import { repliedQuestion, replyQuestion } from '../../core/clarify/reply-field'
import { checkQuestion, type QuestionFields } from '../../core/respond/answer-input'
import { storedFields, typedFields } from '../../core/respond/typed-fields'
import type { AnswerChange, SavedAnswer } from '../respond/saved-answer'

/** The question that this change replies to, where one waits for a reply; null otherwise. */
export function replyTo(
  { status, returned }: Pick<ReviewInScope, 'status' | 'returned'>,
  open: ReadonlySet<string>,
  { questionId: field }: AnswerChange,
): string | null {
  const questionId = repliedQuestion(field)
  if (questionId === null || status !== 'returned' || !open.has(questionId)) return null
  return returned?.questionIds.includes(questionId) ? questionId : null
}

export interface ReplySave {
  questionId: string
  change: AnswerChange
  /** When the question came back: names this reply, so that two first saves are one row. */
  askedAt: string
  at: Date
}

export function* saveReply(
  tx: Db,
  scope: RespondentScope,
  { questionId, change, askedAt, at }: ReplySave,
  events: AuditEvent[],
): Work<SavedAnswer> {
  const field = change.questionId
  const checked = checkQuestion(replyQuestion(questionId).question, change.fields, null)
  if (!checked.ok) return { questionId: field, outcome: 'refused', problems: checked.problems }
  const { value } = checked.fields
  const text = typeof value === 'string' ? value.trim() : ''
  const [row] = yield* run(replyInScope(tx, scope, questionId))
  const revision = row?.revision ?? 0
  if ((row?.text ?? '') === text) return { questionId: field, outcome: 'saved', revision }
  if (revision !== change.revision) {
    const current = replyFields(questionId, row?.text ?? '')
    return { questionId: field, outcome: 'conflict', revision, current }
  }
  if (row) yield* run(updateReply(tx, scope, { ...row, text, at }))
  else {
    const id = `reply ${scope.reviewId} ${questionId} ${askedAt}`
    const message = { id, questionId, kind: 'reply' as const, text, at, sentAt: null }
    yield* run(addVendorMessage(tx, scope, message))
  }
  const payload = { questionId, revision: revision + 1, textHash: sha256(text) }
  events.push({ kind: 'reply saved', reviewId: scope.reviewId, payload })
  return { questionId: field, outcome: 'saved', revision: revision + 1 }
}

/** A stored reply as the form's own fields. */
export function replyFields(questionId: string, text: string): QuestionFields {
  const { question } = replyQuestion(questionId)
  const stored = { questionId, value: text || null, comment: '', exception: null }
  return typedFields(
    question,
    storedFields(question, { ...stored, notApplicable: null, link: null, asOf: null }),
  )
}
