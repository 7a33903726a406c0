// What the saver knows of one answer, and what the answers together mean for the status line.
import type { QuestionFields } from '../../core/respond/answer-input'

/** What the status line may say; each is true when it is said. */
export type SaveState =
  | { state: 'idle' }
  | { state: 'saving' }
  | { state: 'saved'; at: Date }
  /** Not sent because it is not a whole answer yet. */
  | { state: 'unfinished' }
  | { state: 'offline' }
  | { state: 'signed out' }
  | { state: 'closed' }
  | { state: 'conflict' }

/** Somebody else's version of an answer, saved while ours was typed. */
export interface Conflict {
  revision: number
  current: QuestionFields
}

export interface Entry {
  revision: number
  /** JSON of what the server has. */
  stored: string
  /** What is in the form. */
  typed: QuestionFields
  /** False while it is not a whole answer, such as half a date. */
  sendable: boolean
  conflict: Conflict | null
  /** The server refused exactly what is typed now. */
  refused: boolean
}

export const freshEntry = (revision: number, fields: QuestionFields): Entry => ({
  revision,
  stored: JSON.stringify(fields),
  typed: fields,
  sendable: false,
  conflict: null,
  refused: false,
})

export const isChanged = ({ stored, typed }: Entry): boolean => JSON.stringify(typed) !== stored

export const isDue = (entry: Entry): boolean =>
  isChanged(entry) && entry.sendable && !entry.refused && entry.conflict === null

export interface Outlook {
  failures: number
  stopped: 'signed out' | 'closed' | null
  savedAt: Date | null
}

export function saveState(
  entries: readonly Entry[],
  { failures, stopped, savedAt }: Outlook,
): SaveState {
  if (entries.some(({ conflict }) => conflict !== null)) return { state: 'conflict' }
  const pending = entries.some(isChanged)
  if (stopped && pending) return { state: stopped }
  if (entries.some(isDue)) return { state: failures > 0 ? 'offline' : 'saving' }
  if (pending) return { state: 'unfinished' }
  return savedAt ? { state: 'saved', at: savedAt } : { state: 'idle' }
}

/** One spelling for the same fields, so that two of them can be compared as text. */
export function normalFields(fields: QuestionFields): QuestionFields {
  const { rows } = fields
  return {
    // An untouched radio group reads as null in some browsers' form libraries.
    value: fields.value ?? '',
    ...(fields.noLimit !== undefined && { noLimit: fields.noLimit }),
    ...(fields.instead !== undefined && { instead: fields.instead }),
    ...(fields.confirmed !== undefined && { confirmed: fields.confirmed }),
    ...(rows !== undefined && { rows: rows.filter(isFilled).map(sorted) }),
    exception: fields.exception ?? '',
    comment: fields.comment ?? '',
    link: fields.link ?? '',
    notApplicable: fields.notApplicable ?? '',
  }
}

const isFilled = (row: Record<string, string>): boolean =>
  Object.values(row).some((cell) => cell.trim() !== '')

const sorted = (row: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1)))
