// An answer's value as the text of a cell, and the text of a cell as the fields of a form.
import type { AnswerValue } from '../questionnaire/answer'
import type { Question } from '../questionnaire/definition'
import type { Choice, Control } from '../questionnaire/kinds/control'
import { noLimit } from '../questionnaire/kinds/number'
import { kindOf } from '../questionnaire/kinds/registry'
import type { QuestionFields } from '../respond/answer-input'
import { addDays } from '../schedule/plain-date'
import type { Content } from './book'
import { rowsAsText, rowsFromText } from './model-lines'
import { plainWords } from './plain-words'

type ValueFields = Pick<QuestionFields, 'value' | 'noLimit' | 'instead' | 'rows'>

/** Empty where nothing was answered, and for options, which have cells of their own. */
export function valueInCell(question: Question, value: AnswerValue | null): string {
  const control = kindOf(question).control(question)
  if (value === null) return ''
  switch (control.control) {
    case 'radios':
      return control.options.find((option) => option.value === value)?.label ?? ''
    case 'number':
      return control.noLimit && value === noLimit ? control.noLimit.label : String(value)
    case 'date':
      return control.instead && value === control.instead.value
        ? control.instead.label
        : String(value)
    case 'textarea':
      return typeof value === 'string' ? value : ''
    case 'rows':
      return rowsAsText(control, value)
    case 'checkboxes':
    case 'evidence':
      return ''
  }
}

export type CellRead = { ok: true; fields: ValueFields } | { ok: false; sentence: string }

/** `fields` is empty where the cell is, or where nothing can be typed as an answer. */
export function fieldsFromCell(question: Question, content: Content): CellRead {
  const control = kindOf(question).control(question)
  if (content === null || (typeof content === 'string' && content.trim() === '')) return read({})
  const text = String(content)
  switch (control.control) {
    case 'radios':
      return oneOption(control.options, text)
    case 'checkboxes':
      return severalOptions(control.options, text)
    case 'number':
      return numberFrom(control, text)
    case 'date':
      return dateFrom(control, content)
    case 'textarea':
      return read({ value: text.replaceAll('\r\n', '\n') })
    case 'rows':
      return read({ rows: rowsFromText(control, text) })
    case 'evidence':
      return { ok: false, sentence: 'This is answered with a file: upload it on the page.' }
  }
}

const read = (fields: ValueFields): CellRead => ({ ok: true, fields })

/** By label or by value, as a person would read them. */
export function optionFor(options: readonly Choice[], text: string): string | null {
  const words = plainWords(text)
  const found =
    options.find(({ label }) => label === text) ??
    options.find(({ label }) => plainWords(label) === words) ??
    options.find(
      ({ value }) => plainWords(value.replaceAll('_', ' ')) === words.replaceAll('_', ' '),
    )
  return found?.value ?? null
}

const noOption = (options: readonly Choice[], text: string): string =>
  `“${shortened(text)}” is not one of the answers: ${options.map(({ label }) => label).join('; ')}.`

function oneOption(options: readonly Choice[], text: string): CellRead {
  const value = optionFor(options, text)
  return value === null ? { ok: false, sentence: noOption(options, text) } : read({ value })
}

/** A list typed into one cell, where somebody did not use the lines below. */
function severalOptions(options: readonly Choice[], text: string): CellRead {
  const whole = optionFor(options, text)
  if (whole !== null) return read({ value: [whole] })
  const parts = text.split(/[\n;]/).filter((part) => part.trim() !== '')
  const values: string[] = []
  for (const part of parts) {
    const value = optionFor(options, part)
    if (value === null) return { ok: false, sentence: noOption(options, part.trim()) }
    if (!values.includes(value)) values.push(value)
  }
  return read({ value: values })
}

function numberFrom(control: Extract<Control, { control: 'number' }>, text: string): CellRead {
  const words = plainWords(text)
  if (control.noLimit && plainWords(control.noLimit.label) === words) {
    return read({ value: '', noLimit: 'yes' })
  }
  const unit =
    control.unit === 'people'
      ? 'people|person'
      : `${control.unit}|${control.unit.replace(/s$/, '')}`
  const bare = words.replace(new RegExp(` ?(${unit}|%)$`), '').trim()
  // "1,000" and "30.0" are whole numbers; "30.5" and "1,5" are refused where every number is judged.
  const digits = /^\d{1,3}([ ,.']\d{3})+$/.test(bare)
    ? bare.replace(/[ ,.']/g, '')
    : bare.replace(/[.,]0+$/, '')
  const value = /^\d{1,15}$/.test(digits) ? String(Number(digits)) : shortened(text)
  return read({ value, ...(control.noLimit && { noLimit: false as const }) })
}

function dateFrom(
  control: Extract<Control, { control: 'date' }>,
  content: string | number,
): CellRead {
  if (control.instead) {
    const words = plainWords(String(content))
    const { label, value } = control.instead
    if (words === plainWords(label) || words === plainWords(value)) {
      return read({ value: '', instead: 'yes' })
    }
  }
  const value = plainDateIn(content)
  if (value === null) {
    const sentence = `“${shortened(String(content))}” is not a date that can be read without guessing. Write it like 2026-11-21.`
    return { ok: false, sentence }
  }
  return read({ value, ...(control.instead && { instead: false as const }) })
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** 2026-11-21, 21 Nov 2026, 21.11.2026 and a spreadsheet's day number; 03/04/2026 could be two dates. */
function plainDateIn(content: string | number): string | null {
  const serial = typeof content === 'number' ? content : Number(/^\d{5}$/.exec(content.trim())?.[0])
  // Day 1 is 1 January 1900, and 29 February 1900 is counted although it never was.
  if (Number.isFinite(serial)) {
    return serial > 60 && serial < 100_000 ? addDays('1899-12-30', Math.floor(serial)) : null
  }
  const text = plainWords(String(content))
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ][\d:.]+z?)?$/.exec(text)
  if (iso) return dateOf(iso[1], iso[2], iso[3])
  const dotted = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(text)
  if (dotted) return dateOf(dotted[3], dotted[2], dotted[1])
  const named = /^(\d{1,2})\.? ([a-z]{3})[a-z]*\.? (\d{4})$/.exec(text)
  const month = named ? months.indexOf(named[2] ?? '') + 1 : 0
  return named && month > 0 ? dateOf(named[3], String(month), named[1]) : null
}

const dateOf = (year = '', month = '', day = ''): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

/** Enough of what stands in a cell to find it again. */
export const shortened = (text: string): string => {
  const letters = [...text.replace(/\s+/g, ' ').trim()]
  return letters.length > 80 ? `${letters.slice(0, 79).join('')}…` : letters.join('')
}
