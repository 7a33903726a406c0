// What is in a section's form: as a page brought it, and as it is read from the form while somebody types.
import type { QuestionFields } from '../../core/respond/answer-input'
import type { SectionPage } from '../../core/respond/pages'
import { readPostedQuestion } from '../../core/respond/section-form'
import type { VendorQuestion } from '../../core/respond/vendor-question'

export type SectionValues = Record<string, QuestionFields>

/** What came back from the server for a form that was not accepted whole. */
export interface PostedSection {
  /** `TRN-01.value` → the sentence that stands there. */
  errors: Record<string, string>
  /** What was typed into each question, so that nothing is lost without script. */
  typed: SectionValues
  /** Where somebody else was first: the revision that saving again would replace. */
  revisions: Record<string, number>
  /** What was being asked about a question, by its id. */
  asks?: Record<string, string>
}

/** What of a page its form is made from. */
type FormPage = Pick<SectionPage, 'section' | 'states' | 'today'>

export function initialValues(page: FormPage, posted: PostedSection | undefined): SectionValues {
  return Object.fromEntries(
    Object.entries(page.states).map(([id, { fields }]) => [
      id,
      { ...fields, ...posted?.typed[id] },
    ]),
  )
}

/** Of the questions that the form shows now, by the very names and rules that the server reads a post by. */
export function readSection(
  form: HTMLFormElement,
  questions: readonly VendorQuestion[],
): SectionValues {
  const data = new FormData(form)
  return Object.fromEntries(
    questions.flatMap((question) => {
      const posted = readPostedQuestion(data, question)
      return posted === null ? [] : [[question.id, posted.fields]]
    }),
  )
}
