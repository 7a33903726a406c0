// An answer with everything around it, in words to read and to compare; runs in the browser as well.
import type { Control } from '../questionnaire/kinds/control'
import { wordsOf } from '../schedule/plain-date'
import type { QuestionFields } from './answer-input'
import { typedValue } from './typed-value'

export interface FieldInWords {
  label: string
  /** Empty where nothing was said. */
  words: string
}

/** Every part of an answer, in the order of the form. */
export function partsInWords(control: Control, fields: QuestionFields): FieldInWords[] {
  return [
    { label: 'Answer', words: valueInWords(control, fields) },
    { label: 'True, except', words: fields.exception ?? '' },
    { label: 'Comment', words: fields.comment ?? '' },
    { label: 'Link', words: fields.link ?? '' },
    { label: 'Not applicable', words: fields.notApplicable ?? '' },
  ]
}

/** One part a line; "Nothing" where nothing was said. */
export function fieldsInWords(control: Control, fields: QuestionFields): string {
  const said = partsInWords(control, fields).flatMap(({ label, words }) => {
    if (words === '') return []
    return [label === 'Answer' ? words : `${label}: ${words}`]
  })
  return said.join('\n') || 'Nothing'
}

function valueInWords(control: Control, fields: QuestionFields): string {
  const value = typedValue(control, fields)
  // What is no whole answer yet is shown as it was typed.
  if (value === null) return [fields.value ?? ''].flat().join('; ')
  switch (control.control) {
    case 'radios':
    case 'checkboxes':
      return [value]
        .flat()
        .map((picked) => labelIn(control.options, picked))
        .join('; ')
    case 'number': {
      if (value === control.noLimit?.value) return control.noLimit.label
      if (value === control.instead?.value) return control.instead.label
      return `${String(value)} ${control.unit === 'percent' ? '%' : control.unit}`
    }
    case 'date':
      if (value === control.instead?.value) return control.instead.label
      return wordsOf(String(value))
    case 'rows':
      return (fields.rows ?? [])
        .map((row) => control.columns.map(({ key }) => row[key]?.trim() || '–'))
        .filter((cells) => cells.some((cell) => cell !== '–'))
        .map((cells) => cells.join(' · '))
        .join('\n')
    default:
      return String(value)
  }
}

function labelIn(options: readonly { value: string; label: string }[], picked: unknown): string {
  return options.find(({ value }) => value === picked)?.label ?? String(picked)
}
