// Turns what a story lets a vendor say into the fields that its page would have sent.
import type { QuestionFields } from '../../core/respond/answer-input'
import { addDays, addMonths, dateIn, type PlainDate } from '../../core/schedule/plain-date'
import type { Said } from './story'

/** The calendar day so many days from `today`; negative ones lie before it. */
export const dayOf = (today: Date, days: number): PlainDate => addDays(dateIn('UTC', today), days)

export function fieldsOf(said: Said, at: { website: string; now: Date }): QuestionFields {
  if (typeof said === 'string' || typeof said === 'number') return { value: String(said) }
  if (isList(said)) return { value: [...said] }
  const { value, monthsAgo, noLimit, rows, comment, exception, trust, notApplicable } = said
  const fields: QuestionFields = {}
  if (value !== undefined) fields.value = typeof value === 'object' ? [...value] : String(value)
  if (monthsAgo !== undefined) fields.value = addMonths(dateIn('UTC', at.now), -monthsAgo)
  if (noLimit) fields.noLimit = 'on'
  if (rows) fields.rows = rows.map((row) => ({ ...row }))
  if (comment !== undefined) fields.comment = comment
  if (exception !== undefined) fields.exception = exception
  if (trust !== undefined) fields.link = at.website.replace('//', '//trust.') + trust
  if (notApplicable !== undefined) fields.notApplicable = notApplicable
  return fields
}

const isList = (said: Said): said is readonly string[] => Array.isArray(said)
