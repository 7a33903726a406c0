// Which outside frameworks the questions speak to: informative, never a statement of compliance.
import type { ReportRecord } from './record'
import { dateWords } from './words'

export interface FrameworkRow {
  id: string
  title: string | null
  /** Ids of the questions that refer to it, in the order they were put. */
  questions: string[]
  /** 'Not yet due: applies from 2 Dec 2027', 'Identifier not verified', or empty. */
  note: string
}

export interface FrameworkGroup {
  scheme: string
  rows: FrameworkRow[]
}

/** Only questions that were shown count; a duty that starts after `asOf` is "not yet due". */
export function frameworkMap(record: ReportRecord): FrameworkGroup[] {
  const groups = new Map<string, Map<string, FrameworkRow>>()
  for (const question of record.questions) {
    if (question.hiddenBecause !== null) continue
    for (const reference of question.frameworkRefs) {
      const rows = groups.get(reference.scheme) ?? new Map<string, FrameworkRow>()
      groups.set(reference.scheme, rows)
      const row = rows.get(reference.id)
      if (row) row.questions.push(question.id)
      else rows.set(reference.id, newRow(question.id, reference, record.review.asOf))
    }
  }
  return [...groups]
    .map(([scheme, rows]) => ({ scheme, rows: [...rows.values()].sort(byId) }))
    .sort((a, b) => compare(a.scheme, b.scheme))
}

type Reference = ReportRecord['questions'][number]['frameworkRefs'][number]

function newRow(question: string, reference: Reference, asOf: string): FrameworkRow {
  const { id, title, appliesFrom, verified } = reference
  const notes: string[] = []
  if (appliesFrom !== null) {
    const due = appliesFrom <= asOf
    notes.push(`${due ? 'Applies since' : 'Not yet due: applies from'} ${dateWords(appliesFrom)}`)
  }
  if (!verified) notes.push('Identifier not verified')
  return { id, title, questions: [question], note: notes.join('. ') }
}

const byId = (a: FrameworkRow, b: FrameworkRow) => compare(a.id, b.id)

/** Numbers inside ids by value ('A.9' before 'A.10'); no locale, so the order is the same everywhere. */
function compare(a: string, b: string): number {
  const key = (text: string) => text.replace(/\d+/g, (digits) => digits.padStart(6, '0'))
  const [left, right] = [key(a), key(b)]
  if (left === right) return 0
  return left < right ? -1 : 1
}
