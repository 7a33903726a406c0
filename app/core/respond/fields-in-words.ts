// An answer with everything around it, as a few lines to read.
import type { Question } from '../questionnaire/definition'
import { kindOf } from '../questionnaire/kinds/registry'
import { checkQuestion, type QuestionFields } from './answer-input'

/** One part a line; "Nothing" where nothing was said. */
export function fieldsInWords(question: Question, fields: QuestionFields): string {
  const checked = checkQuestion(question, fields, null)
  const value = checked.ok ? checked.fields.value : null
  const said = [
    value === null ? null : kindOf(question).print(question, value),
    labelled('True, except', fields.exception),
    labelled('Not applicable', fields.notApplicable),
    labelled('Comment', fields.comment),
    labelled('Link', fields.link),
  ]
  return said.filter((line) => line !== null).join('\n') || 'Nothing'
}

const labelled = (label: string, text: string | undefined): string | null =>
  text ? `${label}: ${text}` : null
