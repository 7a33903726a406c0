// What the typed fields of one control amount to, without any schema; a test holds it to the kinds' own judgement.
import type { AnswerValue, ModelRow } from '../questionnaire/answer-value'
import type { Control } from '../questionnaire/kinds/control'
import { isPlainDate } from '../schedule/plain-date'
import type { QuestionFields } from './answer-input'

/** Null while nothing is answered, or what is typed is no whole answer yet. */
export function typedValue(control: Control, fields: QuestionFields): AnswerValue | null {
  const [first = ''] = listOf(fields.value)
  switch (control.control) {
    case 'radios':
      return control.options.some(({ value }) => value === first) ? first : null
    case 'checkboxes':
      return pickedOf(control, listOf(fields.value))
    case 'number':
      if (fields.instead && control.instead) return control.instead.value
      return fields.noLimit && control.noLimit ? control.noLimit.value : numberIn(control, first)
    case 'date':
      return fields.instead && control.instead ? control.instead.value : dateIn(control, first)
    case 'textarea':
      return first.trim() === '' || first.length > control.maxLength
        ? null
        : first.replaceAll('\r\n', '\n')
    case 'rows':
      return filledRows(fields)
    case 'evidence':
      return null
  }
}

function listOf(value: string | string[] | undefined): string[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

function pickedOf(
  { options }: Extract<Control, { control: 'checkboxes' }>,
  ticked: readonly string[],
): string[] | null {
  const picked = ticked.filter((value) => value !== '')
  const known = picked.map((value) => options.find((option) => option.value === value))
  const alone = picked.length === 1 || !known.some((option) => option?.exclusive)
  const once = new Set(picked).size === picked.length
  return picked.length > 0 && alone && once && !known.includes(undefined) ? picked : null
}

function numberIn(
  { min, max, instead }: Extract<Control, { control: 'number' }>,
  typed: string,
): number | string | null {
  const text = typed.trim()
  if (instead && text === instead.value) return text
  if (!/^\d{1,15}$/.test(text)) return null
  const value = Number(text)
  return value >= min && (max === null || value <= max) ? value : null
}

/** Where a box may stand for the date, its stored value typed as text means the same. */
function dateIn({ instead }: Extract<Control, { control: 'date' }>, typed: string): string | null {
  const text = typed.trim()
  return text === instead?.value || isPlainDate(text) ? text : null
}

/** Rows with something in them, and the columns that every such answer has. */
function filledRows({ rows = [] }: QuestionFields): ModelRow[] | null {
  const filled = rows
    .map((row) => {
      const cell = (key: string) => row[key]?.trim() ?? ''
      return {
        maker: cell('maker'),
        model: cell('model'),
        host: cell('host'),
        region: cell('region'),
      }
    })
    .filter((row) => Object.values(row).some((cell) => cell !== ''))
  return filled.length > 0 ? filled : null
}
