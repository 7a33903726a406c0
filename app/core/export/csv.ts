// Comma-separated values for spreadsheets, where no cell can turn into a formula.

/**
 * RFC 4180 with CRLF and a byte order mark, so that Excel reads it as UTF-8.
 * Text that a spreadsheet would run (`=`, `+`, `-`, `@`, tab, return first) is given a leading apostrophe.
 */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[\s]*[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
