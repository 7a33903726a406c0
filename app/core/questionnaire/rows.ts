/** Answers that are rows, as conditions read them: column by column. */
import type { AnswerValue } from './answer-value'
import type { Literal, RowsOperand } from './condition'

/** What a row of each kind of question can be asked for, and how the word stands for a member of the row. */
export const modelColumns = ['maker', 'model', 'host', 'region'] as const
export const certificateColumns = {
  valid_from: 'validFrom',
  valid_to: 'validTo',
  period_start: 'periodStart',
  period_end: 'periodEnd',
} as const

/** `soc2-t2` as conditions write it. */
export const kindWord = (kind: string): string => kind.replaceAll('-', '_')

/** What the rows hold in a column, blanks left out; null where there are no rows. */
export function columnOf(
  value: AnswerValue | null,
  { column, kind }: RowsOperand,
): string[] | null {
  if (!Array.isArray(value)) return null
  return value.flatMap((row) => {
    if (typeof row === 'string') return []
    const words = 'kind' in row ? { ...row, kind: kindWord(row.kind) } : row
    if (kind !== undefined && !('kind' in words && words.kind === kind)) return []
    const members = new Map<string, unknown>(Object.entries(words))
    const cell = members.get(column) ?? members.get(memberOf(column))
    return typeof cell === 'string' && cell.trim() !== '' ? [cell] : []
  })
}

const memberOf = (column: string): string =>
  new Map<string, string>(Object.entries(certificateColumns)).get(column) ?? column

/** Word by word and whatever the case, so that `us` is found in "us-east-1" and not in "Belarus". */
export function mentionsAny(texts: readonly unknown[], wanted: readonly Literal[]): boolean {
  const said = texts.map((text) => inWords(String(text)))
  return wanted.some((literal) => said.some((words) => words.includes(inWords(String(literal)))))
}

const inWords = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
