// Reads fields that come back to the page, from this device or from the server, without a schema's weight.
import type { FieldProblems, QuestionFields } from '../../core/respond/answer-input'

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')

/** Null where anything in it is not as a form could hold it: a spoilt draft is no draft. */
export function fieldsIn(value: unknown): QuestionFields | null {
  if (!isObject(value)) return null
  const fields: QuestionFields = {}
  for (const name of ['exception', 'comment', 'link', 'notApplicable'] as const) {
    const text = value[name]
    if (text === undefined) continue
    if (typeof text !== 'string') return null
    fields[name] = text
  }
  for (const name of ['noLimit', 'instead', 'confirmed'] as const) {
    const box = value[name]
    if (box === undefined) continue
    if (typeof box !== 'string' && box !== false) return null
    fields[name] = box
  }
  const { value: given, rows } = value
  if (given !== undefined) {
    if (typeof given !== 'string' && !isTexts(given)) return null
    fields.value = given
  }
  if (rows !== undefined) {
    if (!Array.isArray(rows) || !rows.every(isRow)) return null
    fields.rows = rows
  }
  return fields
}

const isRow = (row: unknown): row is Record<string, string> =>
  isObject(row) && isTexts(Object.values(row))

export function problemsIn(value: unknown): FieldProblems {
  if (!isObject(value)) return {}
  return Object.fromEntries(
    Object.entries(value).filter(([, sentence]) => typeof sentence === 'string'),
  )
}
