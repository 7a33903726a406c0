// Shows a stored answer in its form again: the fields as their owner would have typed them.
import type { Question } from '../questionnaire/definition'
import { kindOf } from '../questionnaire/kinds/registry'
import type { StoredAnswer } from '../review/answer-set'
import type { AnswerFields, QuestionFields } from './answer-input'
import { fieldsOf } from './control-fields'

/** What is stored of an answer, as the form's own fields; blank where there is no row. */
export function storedFields(question: Question, row: StoredAnswer | undefined): AnswerFields {
  const value = kindOf(question).answerSchema(question, null).nullable().safeParse(row?.value)
  return {
    value: value.data ?? null,
    exception: row?.exception ?? null,
    comment: row?.comment ?? '',
    link: row?.link ?? null,
    notApplicable: row?.notApplicable ?? null,
  }
}

/** The same as the form's own fields, by the question's own control. */
export const typedFields = (question: Question, answer: AnswerFields | undefined): QuestionFields =>
  fieldsOf(kindOf(question).control(question), answer)
