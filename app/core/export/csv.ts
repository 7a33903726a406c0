// Comma-separated values for spreadsheets, where no cell can turn into a formula.

type Row = readonly (string | number | null)[]

/** A byte order mark, so that Excel reads it as UTF-8. */
export const csvStart = '\uFEFF'

/**
 * RFC 4180 with CRLF and a byte order mark.
 * Text that a spreadsheet would run (`=`, `+`, `-`, `@`, tab, return first) is given a leading apostrophe.
 */
export const csvOf = (rows: readonly Row[]): string => csvStart + rows.map(csvRow).join('')

/** One line of it, for a table that is made while it is sent. */
export const csvRow = (row: Row): string => `${row.map(cell).join(',')}\r\n`

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[\s]*[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
