// Saves a section that was posted as a form, question by question, and says what could not be accepted.
import type { RespondentScope } from '../../../db/queries/respond'
import { isAnswered } from '../../core/questionnaire/answer'
import { visibleQuestions } from '../../core/questionnaire/visible'
import type { QuestionFields } from '../../core/respond/answer-input'
import { fieldsInWords } from '../../core/respond/fields-in-words'
import { readPostedQuestion } from '../../core/respond/section-form'
import type { VendorQuestion } from '../../core/respond/vendor-question'
import { sectionPage } from './read-pages'
import { saveAnswers } from './save-answers'
import type { SavedAnswer } from './saved-answer'
import { loadVendorReview, type RespondContext, type VendorReview } from './vendor-review'

export interface SavedSection {
  ok: true
  /** `TRN-01.value` → the sentence that stands there. */
  errors: Record<string, string>
  /** Every field that was posted, to be shown again. */
  typed: Record<string, QuestionFields>
  /** Where somebody else was first: the revision that saving again replaces. */
  revisions: Record<string, number>
  /** The first question that these answers bring up in this section; without script its vendor has not seen it. */
  broughtUp: string | null
  /** The section after this one, as the questionnaire stands with these answers. */
  next: string | null
}

export type SectionSaving = SavedSection | { ok: false; reason: 'not found' | 'not with vendor' }

/** Questions that were not on the page are left as they are, so that a hidden answer is kept. */
export async function saveSection(
  ctx: RespondContext,
  scope: RespondentScope,
  { sectionId, form }: { sectionId: string; form: FormData },
): Promise<SectionSaving> {
  const review = await loadVendorReview(ctx, scope)
  const page = sectionPage(review, sectionId)
  if (page === null) return { ok: false, reason: 'not found' }
  const typed: Record<string, QuestionFields> = {}
  const confirmAll = form.get('next') === 'confirm'
  const changes = page.section.questions.flatMap((question) => {
    const posted = readPostedQuestion(form, question)
    if (posted === null || !review.open.has(question.id)) return []
    const brought = page.states[question.id]?.brought
    if (confirmAll && brought && !brought.old) posted.fields.confirmed = 'yes'
    typed[question.id] = posted.fields
    return [{ questionId: question.id, ...posted }]
  })
  const saved = await saveAnswers(ctx, scope, changes)
  if (!saved.ok) return saved
  const then = await loadVendorReview(ctx, scope)
  const after = sectionPage(then, sectionId)
  const refused = refusals(saved.answers, page.section.questions)
  const broughtUp = unseen(then, sectionId, typed)
  return { ok: true, typed, ...refused, broughtUp, next: after?.next?.id ?? null }
}

function unseen(
  { questionnaire, asked, open }: VendorReview,
  sectionId: string,
  posted: Readonly<Record<string, unknown>>,
): string | null {
  const section = questionnaire.definition.sections.find(({ id }) => id === sectionId)
  const shown = new Set(visibleQuestions(questionnaire, asked))
  const found = section?.questions.find(
    (question) =>
      shown.has(question) &&
      open.has(question.id) &&
      !(question.id in posted) &&
      !isAnswered(question, asked.answers[question.id]),
  )
  return found?.id ?? null
}

/** The sentences at the fields that could not be saved, and the revisions that saving again replaces. */
export function refusals(
  answers: readonly SavedAnswer[],
  questions: readonly VendorQuestion[],
): Pick<SavedSection, 'errors' | 'revisions'> {
  const errors: Record<string, string> = {}
  const revisions: Record<string, number> = {}
  const controls = new Map(questions.map(({ id, control }) => [id, control]))
  for (const answer of answers) {
    const { questionId } = answer
    if (answer.outcome === 'conflict') {
      revisions[questionId] = answer.revision
      const control = controls.get(questionId)
      const theirs = control ? fieldsInWords(control, answer.current).replaceAll('\n', '; ') : ''
      errors[`${questionId}.value`] =
        `Someone else saved this meanwhile: “${theirs}”. Save again to replace it by yours.`
    }
    if (answer.outcome === 'refused') {
      for (const [field, message] of Object.entries(answer.problems)) {
        errors[`${questionId}.${field}`] = message
      }
    }
  }
  return { errors, revisions }
}
