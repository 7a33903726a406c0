// Tells a question that was only written around from one that was answered; runs in the browser as well.
import type { Control } from '../questionnaire/kinds/control'
import type { QuestionFields } from './answer-input'
import { typedValue } from './typed-value'

/** A comment, a link or an exception without the answer that they belong to. Half an answer is told elsewhere. */
export function isOnlyAround(control: Control, fields: QuestionFields): boolean {
  const { value, exception, comment, link, notApplicable } = fields
  if (control.control === 'evidence' || isSaid(notApplicable)) return false
  if (typedValue(control, fields) !== null) return false
  const begun = Array.isArray(value) ? value.length > 0 : isSaid(value || undefined)
  return !begun && [exception, comment, link].some(isSaid)
}

const isSaid = (text: string | undefined): boolean => text !== undefined && text.trim() !== ''
