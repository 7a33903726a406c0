// Saves the page of questions that came back, posted as a form: answers and replies alike, each over its own revision.
import type { RespondentScope } from '../../../db/queries/respond'
import { owedReplies } from '../../core/clarify/owed-replies'
import { replyIdOf } from '../../core/clarify/reply-field'
import type { QuestionFields } from '../../core/respond/answer-input'
import { readPostedQuestion } from '../../core/respond/section-form'
import { saveAnswers } from '../respond/save-answers'
import { refusals, type SavedSection } from '../respond/save-section'
import { loadVendorReview, type RespondContext } from '../respond/vendor-review'
import { returnedAnswers } from './send-replies'
import { questionsPage } from './vendor-pages'

export type QuestionsSaving =
  | (Omit<SavedSection, 'next' | 'broughtUp'> & {
      /** Reply fields that have to be filled before this can go back, each with its sentence. */
      owed: Record<string, string>
    })
  | { ok: false; reason: 'not with vendor' }

export async function saveQuestions(
  ctx: RespondContext,
  scope: RespondentScope,
  form: FormData,
): Promise<QuestionsSaving> {
  const page = questionsPage(await loadVendorReview(ctx, scope))
  if (page === null) return { ok: false, reason: 'not with vendor' }
  const typed: Record<string, QuestionFields> = {}
  const changes = page.section.questions.flatMap((question) => {
    const posted = readPostedQuestion(form, question)
    if (posted === null) return []
    typed[question.id] = posted.fields
    return [{ questionId: question.id, ...posted }]
  })
  const saved = await saveAnswers(ctx, scope, changes)
  if (!saved.ok) return saved
  const after = await loadVendorReview(ctx, scope)
  return {
    ok: true,
    typed,
    ...refusals(saved.answers, page.section.questions),
    owed: owedIn(after),
  }
}

function owedIn(review: Parameters<typeof returnedAnswers>[0]): Record<string, string> {
  return Object.fromEntries(
    owedReplies(returnedAnswers(review)).map((id) => [
      `${replyIdOf(id)}.value`,
      'Write a reply, or change the answer above',
    ]),
  )
}
