// Finds the rows of questions in sheets that people have sorted, filtered, renamed and saved with other programs.
import type { Question } from '../questionnaire/definition'
import type { Control } from '../questionnaire/kinds/control'
import { kindOf } from '../questionnaire/kinds/registry'
import { type Content, cellAddress, type ReadSheet } from './book'
import { type ColumnKey, columnOf } from './columns'
import { plainWords } from './plain-words'

export interface FoundCell {
  content: Content
  /** `Training, E5`. */
  at: string
}

/** A line of a section's sheet. */
export interface FoundRow {
  of: 'section'
  at: string
  cells: Map<ColumnKey, FoundCell>
}

/** A line of the sheet that a table has to itself. */
export interface FoundLine {
  of: 'table'
  at: string
  question: Question
  parts: Record<string, string>
}

/** Rows above the heads: a title, a note, an empty line. */
const MOST_ABOVE = 20

/** Empty when no sheet has the heads of one of ours. */
export function foundRows(
  sheets: readonly ReadSheet[],
  questions: readonly Question[],
): (FoundRow | FoundLine)[] {
  const tables = questions.flatMap((question) => {
    const control = kindOf(question).control(question)
    return control.control === 'rows' ? [{ question, control }] : []
  })
  return sheets.flatMap((sheet): (FoundRow | FoundLine)[] => {
    for (const [at, row] of sheet.rows.slice(0, MOST_ABOVE).entries()) {
      const section = sectionHeads(row)
      if (section !== null) return sectionRows(sheet, at, section)
      const lines = tables.flatMap((table) => tableLines(sheet, at, table))
      if (lines.length > 0) return lines
    }
    return []
  })
}

type Heads = Map<number, ColumnKey>

function sectionHeads(row: readonly Content[]): Heads | null {
  const heads: Heads = new Map()
  for (const [column, content] of row.entries()) {
    const key = columnOf(content)
    if (key !== null && ![...heads.values()].includes(key)) heads.set(column, key)
  }
  const keys = [...heads.values()]
  const isOurs = keys.includes('answer') && (keys.includes('number') || keys.includes('question'))
  return isOurs ? heads : null
}

function sectionRows({ name, rows }: ReadSheet, headRow: number, heads: Heads): FoundRow[] {
  return rows.slice(headRow + 1).flatMap((row, below) => {
    const at = headRow + 1 + below
    const cells = new Map<ColumnKey, FoundCell>()
    for (const [column, key] of heads) {
      cells.set(key, { content: row[column] ?? null, at: placed(name, cellAddress(at, column)) })
    }
    const isEmpty = [...cells.values()].every(({ content }) => content === null)
    return isEmpty || sectionHeads(row) !== null
      ? []
      : [{ of: 'section', at: placed(name, `row ${at + 1}`), cells }]
  })
}

type Table = { question: Question; control: Extract<Control, { control: 'rows' }> }

function tableLines(
  { name, rows }: ReadSheet,
  headRow: number,
  { question, control }: Table,
): FoundLine[] {
  const heads = (rows[headRow] ?? []).map((head) => plainWords(String(head ?? '')))
  const places = control.columns.map(({ key, label }) => ({
    key,
    column: heads.indexOf(plainWords(label)),
  }))
  if (places.some(({ column }) => column < 0)) return []
  return rows.slice(headRow + 1).map((row, below) => ({
    of: 'table',
    at: placed(name, `row ${headRow + 2 + below}`),
    question,
    parts: Object.fromEntries(
      places.map(({ key, column }) => [key, String(row[column] ?? '').trim()]),
    ),
  }))
}

const placed = (sheet: string | null, place: string): string =>
  sheet === null ? place : `${sheet}, ${place}`

export const textIn = (row: FoundRow, key: ColumnKey): string =>
  String(row.cells.get(key)?.content ?? '')
