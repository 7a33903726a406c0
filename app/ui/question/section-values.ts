// The form's values for react-hook-form: the fields of each question, named as they are posted.
import type { FieldErrors, Resolver } from 'react-hook-form'
import {
  checkQuestion,
  type FieldProblems,
  type QuestionFields,
} from '../../core/respond/answer-input'
import type { SectionPage } from '../../core/respond/pages'

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

/** The same judgement as the server's, for the sentence at a field that was just left. */
export function sectionResolver({ section, today }: FormPage): Resolver<SectionValues> {
  return (values) => {
    const errors: FieldErrors<SectionValues> = {}
    for (const { question } of section.questions) {
      const checked = checkQuestion(question, values[question.id] ?? {}, today)
      if (!checked.ok) errors[question.id] = asFieldErrors(checked.problems)
    }
    return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} }
  }
}

function asFieldErrors(problems: FieldProblems) {
  return Object.fromEntries(
    Object.entries(problems).map(([field, message]) => [field, { type: 'answer', message }]),
  )
}
