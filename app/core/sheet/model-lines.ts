// Rows of a small table as lines of text in one cell: a line a row, a bar between the parts.
import type { AnswerValue } from '../questionnaire/answer'
import type { Control } from '../questionnaire/kinds/control'

type Rows = Extract<Control, { control: 'rows' }>

/** A bar inside a part is written with a backslash before it, and a line break as a space. */
export function rowsAsText({ columns }: Rows, value: AnswerValue): string {
  if (!Array.isArray(value)) return ''
  return value
    .flatMap((row) => {
      if (typeof row !== 'object') return []
      const parts = new Map<string, unknown>(Object.entries(row))
      const texts = columns.map(({ key }) => asPart(parts.get(key)))
      return [texts.join(' | ')]
    })
    .join('\n')
}

function asPart(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').replaceAll('|', '\\|') : ''
}

export function rowsFromText({ columns }: Rows, text: string): Record<string, string>[] {
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const parts = line.split(/(?<!\\)\|/).map((part) => part.replaceAll('\\|', '|').trim())
      // What is too much for the columns is kept, in the last of them.
      const kept = parts.slice(columns.length).filter((part) => part !== '')
      return Object.fromEntries(
        columns.map(({ key }, at) => [
          key,
          at === columns.length - 1
            ? [parts[at] ?? '', ...kept].join(' ').trim()
            : (parts[at] ?? ''),
        ]),
      )
    })
}
