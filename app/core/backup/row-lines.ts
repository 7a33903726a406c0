// The rows of a table as lines of text: one JSON array a row, its values in the order of the columns.

export type RowValue = string | number | boolean | null

interface Column {
  name: string
  type: string
}

export const rowLine = (row: readonly RowValue[]): string => `${JSON.stringify(row)}\n`

/** Throws a sentence where the line is no row of these columns. */
export function readRow(line: string, columns: readonly Column[]): RowValue[] {
  const row: unknown = parsed(line)
  if (!Array.isArray(row) || row.length !== columns.length) {
    throw new Error(`a row has not the ${columns.length} values of its columns`)
  }
  for (const [at, column] of columns.entries()) {
    if (!fits(row[at], column.type)) throw new Error(`${column.name} is no ${column.type}`)
  }
  return row
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new Error('a row is no JSON')
  }
}

function fits(value: unknown, type: string): value is RowValue {
  if (value === null) return true
  if (type === 'flag') return typeof value === 'boolean'
  if (type === 'integer' || type === 'instant') return Number.isSafeInteger(value)
  return typeof value === 'string'
}
