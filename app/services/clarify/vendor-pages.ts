// What a vendor's pages show of its threads, taken member by member: nothing collected and no name of staff among it.
import type { ThreadRow } from '../../../db/queries/clarifications'
import { owedReplies } from '../../core/clarify/owed-replies'
import { replyIdOf, replyQuestion } from '../../core/clarify/reply-field'
import { mayAmend } from '../../core/clarify/thread'
import type { AmendPage, QuestionsPage } from '../../core/clarify/vendor-pages'
import { visibleQuestions } from '../../core/questionnaire/visible'
import { hostOf } from '../../core/respond/host'
import type { QuestionState } from '../../core/respond/pages'
import { vendorQuestion } from '../../core/respond/vendor-question'
import { vendorQuestions } from '../../core/respond/vendor-section'
import { daysBetween } from '../../core/schedule/plain-date'
import { questionState } from '../respond/read-pages'
import type { VendorReview } from '../respond/vendor-review'
import { replyFields } from './save-reply'
import { returnedAnswers } from './send-replies'
import { vendorThread } from './vendor-thread'

/** Null while the review is not back with the vendor. */
export function questionsPage(review: VendorReview): QuestionsPage | null {
  const { row, questionnaire, asked, open, threads, today } = review
  if (row.status !== 'returned' || row.returned === null) return null
  const named = new Set(row.returned.questionIds.filter((id) => open.has(id)))
  const owed = new Set(owedReplies(returnedAnswers(review)))
  const items = vendorQuestions(questionnaire, asked, open)
  const ids = items.map(({ id }) => id)
  return {
    host: hostOf(review.organisation, row),
    section: {
      id: 'questions',
      title: 'Questions to you',
      intro: 'What was asked about your answers.',
      questions: items.flatMap((item) =>
        named.has(item.id) ? [item, vendorQuestion(replyQuestion(item.id).question, null)] : [item],
      ),
    },
    states: {
      ...Object.fromEntries(ids.map((id) => [id, questionState(review, id)])),
      ...Object.fromEntries([...named].map((id) => [replyIdOf(id), replyState(threads, id)])),
    },
    today,
    dueOn: row.dueOn,
    daysLeft: daysBetween(today, row.dueOn),
    message: row.returned.reason,
    asked: ids
      .filter((id) => named.has(id))
      .map((id) => ({ id, thread: vendorThread(threads, id), owed: owed.has(id) })),
  }
}

function replyState(threads: readonly ThreadRow[], questionId: string): QuestionState {
  const draft = threads.find(
    (said) =>
      said.questionId === questionId &&
      said.side === 'vendor' &&
      said.kind === 'reply' &&
      said.sentAt === null,
  )
  return {
    fields: replyFields(questionId, draft?.text ?? ''),
    revision: draft?.revision ?? 0,
    open: true,
    by: null,
    brought: null,
    files: [],
  }
}

/** Null while nothing has been submitted. */
export function amendPage(review: VendorReview): AmendPage | null {
  const { row, questionnaire, asked, threads } = review
  if (row.attestation === null) return null
  const shown = new Set(visibleQuestions(questionnaire, asked))
  const requested = new Set(
    threads.filter(({ kind }) => kind === 'amendment').map(({ questionId }) => questionId),
  )
  return {
    host: hostOf(review.organisation, row),
    sections: questionnaire.definition.sections
      .map(({ id, title, questions }) => ({
        id,
        title,
        questions: questions
          .filter((question) => shown.has(question))
          .map(({ id: question, prompt }) => ({ id: question, prompt })),
      }))
      .filter(({ questions }) => questions.length > 0),
    open: mayAmend(row.status),
    requests: [...shown]
      .filter(({ id }) => requested.has(id))
      .map(({ id, prompt }) => ({ id, prompt, thread: vendorThread(threads, id) })),
  }
}
