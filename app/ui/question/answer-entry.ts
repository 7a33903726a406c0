// What the saver knows of one answer, and what the answers together mean for the status line.
import type { FieldProblems, QuestionFields } from '../../core/respond/answer-input'

/** What the status line may say; each is true when it is said. `kept`: all that waits is on this device. */
export type SaveState =
  | { state: 'idle' }
  | { state: 'saving' }
  | { state: 'saved'; at: Date }
  /** The server refused it, because it is not a whole answer yet. */
  | { state: 'unfinished'; kept: boolean }
  /** No answer came at all. */
  | { state: 'offline'; kept: boolean }
  /** The server answered that it could not save. */
  | { state: 'failing'; kept: boolean }
  | { state: 'signed out'; kept: boolean }
  | { state: 'closed' }
  | { state: 'conflict' }

/** Somebody else's version of an answer, saved while ours was typed. */
export interface Conflict {
  revision: number
  current: QuestionFields
  /** What is typed here and not saved. */
  mine: QuestionFields
}

export interface Entry {
  revision: number
  /** JSON of what the server has. */
  stored: string
  /** What is in the form. */
  typed: QuestionFields
  /** What was sent last and not answered: should the server have it after all, it is ours. */
  sent: QuestionFields | null
  /** What was sent without an answer ever coming. */
  lost: QuestionFields | null
  conflict: Omit<Conflict, 'mine'> | null
  /** The server refused exactly what is typed now. */
  refused: boolean
  /** The sentences of the last refusal, as far as they are still about what is typed. */
  problems: FieldProblems
  /** What is typed is on this device, should the page go away now. */
  kept: boolean
}

export const freshEntry = (revision: number, fields: QuestionFields): Entry => ({
  revision,
  stored: JSON.stringify(fields),
  typed: fields,
  sent: null,
  lost: null,
  conflict: null,
  refused: false,
  problems: {},
  kept: true,
})

export const isChanged = ({ stored, typed }: Entry): boolean => JSON.stringify(typed) !== stored

export const isDue = (entry: Entry): boolean =>
  isChanged(entry) && !entry.refused && entry.conflict === null

export interface Outlook {
  /** What the last try met; null when it went well. */
  trouble: 'offline' | 'failing' | null
  stopped: 'signed out' | 'closed' | null
  savedAt: Date | null
}

export function saveState(
  entries: readonly Entry[],
  { trouble, stopped, savedAt }: Outlook,
): SaveState {
  if (entries.some(({ conflict }) => conflict !== null)) return { state: 'conflict' }
  const pending = entries.filter(isChanged)
  const kept = pending.every((entry) => entry.kept)
  if (pending.length > 0 && stopped === 'closed') return { state: stopped }
  if (pending.length > 0 && stopped !== null) return { state: stopped, kept }
  if (entries.some(isDue)) return trouble === null ? { state: 'saving' } : { state: trouble, kept }
  if (pending.length > 0) return { state: 'unfinished', kept }
  return savedAt ? { state: 'saved', at: savedAt } : { state: 'idle' }
}

/** What the page shows of the saving. */
export interface Told {
  state: SaveState
  revisions: Record<string, number>
  conflicts: Record<string, Conflict>
  problems: Record<string, FieldProblems>
}

export function tell(entries: ReadonlyMap<string, Entry>, outlook: Outlook): Told {
  const told: Told = {
    state: saveState([...entries.values()], outlook),
    revisions: {},
    conflicts: {},
    problems: {},
  }
  for (const [question, { revision, problems, conflict, typed }] of entries) {
    told.revisions[question] = revision
    told.problems[question] = problems
    if (conflict) told.conflicts[question] = { ...conflict, mine: typed }
  }
  return told
}

/** A sentence is about what stood in its field: with the field it goes. */
export function stillWrong(
  problems: FieldProblems,
  before: QuestionFields,
  now: QuestionFields,
): FieldProblems {
  const part = (fields: QuestionFields, field: string) => {
    const { value, noLimit, instead, rows, ...around } = fields
    return JSON.stringify({ ...around, value: [value, noLimit, instead, rows] }[field] ?? null)
  }
  return Object.fromEntries(
    Object.entries(problems).filter(([field]) => part(before, field) === part(now, field)),
  )
}

/** Milliseconds of silence before a change is sent; and at the latest, because some people never pause. */
const PAUSE_MS = 400
const LONGEST_MS = 800

/** Milliseconds from now to sending what was first typed so many ago. */
export const sendAfter = (typedFor: number): number => Math.min(PAUSE_MS, LONGEST_MS - typedFor)

const RETRY_MS = [2_000, 4_000, 8_000, 15_000, 30_000] as const

/** Milliseconds to the next try after so many in vain. */
export const retryAfter = (failures: number): number =>
  RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 30_000

/** The server keeps texts trimmed; beyond that what it has is what was sent, or somebody else's. */
export function isSame(one: QuestionFields, other: QuestionFields | null | undefined): boolean {
  return !!other && trimmed(one) === trimmed(other)
}

const trimmed = (fields: QuestionFields): string =>
  JSON.stringify(normalFields(fields), (_name, member: unknown) =>
    typeof member === 'string' ? member.trim() : member,
  )

/** One spelling for the same fields, so that two of them can be compared as text. */
export function normalFields(fields: QuestionFields): QuestionFields {
  const { rows } = fields
  return {
    value: fields.value ?? '',
    ...(fields.noLimit !== undefined && { noLimit: fields.noLimit }),
    ...(fields.instead !== undefined && { instead: fields.instead }),
    // A box that is not ticked is not posted, so that it reads as none at all.
    ...(fields.confirmed && { confirmed: fields.confirmed }),
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
