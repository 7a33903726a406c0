// Reads a section's posted form back into the fields of each question, by the names that its controls carry.
import type { Control } from '../questionnaire/kinds/control'
import type { QuestionFields } from './answer-input'
import { fieldsOf } from './control-fields'

export interface PostedQuestion {
  fields: QuestionFields
  /** The revision of the answer that stood in the form; 0 where there was none. */
  revision: number
}

const around = [
  'exception',
  'comment',
  'link',
  'notApplicable',
  'noLimit',
  'instead',
  'confirmed',
] as const

/**
 * `TRN-01.value`, `DAT-02.noLimit`, `INV-03.rows.0.maker`, `TRN-01.revision`: the names under which
 * react-hook-form keeps the same fields. A question without a revision field was not on the page.
 */
export function readPostedQuestion(
  form: FormData,
  { id, control }: { id: string; control: Control },
): PostedQuestion | null {
  const revision = form.get(`${id}.revision`)
  if (typeof revision !== 'string' || !/^\d{1,9}$/.test(revision)) return null
  // Everything is there, so that a box that is not ticked reads as such and not as one left alone.
  const fields: QuestionFields = fieldsOf(control, undefined)
  const values = textsOf(form, `${id}.value`)
  if (Array.isArray(fields.value)) fields.value = values
  else if (values[0] !== undefined) fields.value = values[0]
  for (const name of around) {
    const [typed] = textsOf(form, `${id}.${name}`)
    if (typed !== undefined) fields[name] = typed
  }
  const rows = rowsOf(form, `${id}.rows.`)
  if (rows.length > 0) fields.rows = rows
  return { fields, revision: Number(revision) }
}

function rowsOf(form: FormData, prefix: string): Record<string, string>[] {
  const rows = new Map<number, Map<string, string>>()
  for (const [name, value] of form) {
    if (!name.startsWith(prefix) || typeof value !== 'string') continue
    const [at = '', key = ''] = name.slice(prefix.length).split('.')
    if (!/^\d{1,3}$/.test(at)) continue
    const row = rows.get(Number(at)) ?? new Map<string, string>()
    row.set(key, value)
    rows.set(Number(at), row)
  }
  return [...rows].sort(([one], [other]) => one - other).map(([, row]) => Object.fromEntries(row))
}

const textsOf = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((value) => typeof value === 'string')
