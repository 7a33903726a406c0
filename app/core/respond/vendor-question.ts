// A question as its vendor may see it: wording and form, without credits, flags, weights, rules or references.
import type { Condition } from '../questionnaire/condition'
import type { Question } from '../questionnaire/definition'
import type { Control } from '../questionnaire/kinds/control'
import { kindOf } from '../questionnaire/kinds/registry'

/** Plain data: the browser draws it, reads it and branches by it without knowing any kind. */
export interface VendorQuestion {
  id: string
  prompt: string
  why: string
  hint: string | null
  /** Evidence that would support a good answer, in words. */
  evidence: string | null
  control: Control
  takesException: boolean
  takesNotApplicable: boolean
  /** What on its own page decides whether it is asked; null = always. */
  showIf: Condition | null
}

export function vendorQuestion(question: Question, showIf: Condition | null): VendorQuestion {
  return {
    id: question.id,
    prompt: question.prompt,
    why: question.why,
    hint: question.hint ?? null,
    evidence: question.evidence ?? null,
    control: kindOf(question).control(question),
    takesException: takesException(question),
    takesNotApplicable: question.notApplicable ?? false,
    showIf,
  }
}

/** "True except …" makes sense where a fixed answer was picked; texts, rows and files say it themselves. */
export function takesException(question: Question): boolean {
  return (
    question.weight !== undefined &&
    (question.kind === 'single' ||
      question.kind === 'multi' ||
      question.kind === 'number' ||
      question.kind === 'date')
  )
}
