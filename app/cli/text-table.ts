// Columns of plain text, as wide as they need to be, for people who read a terminal.

/** Numbers are set to the right, everything else to the left; null is shown as a dash. */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  const cells = rows.map((row) => row.map((cell) => (cell === null ? '–' : oneLine(`${cell}`))))
  const widths = head.map((title, column) =>
    Math.max(lengthOf(title), ...cells.map((row) => lengthOf(row[column] ?? ''))),
  )
  const right = head.map(
    (_title, column) =>
      rows.length > 0 && rows.every((row) => row[column] === null || isNumber(row[column])),
  )
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, right[column] ?? false))
      .join('  ')
      .trimEnd()
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  return [line(head), rule, ...cells.map(line)].join('\n')
}

const isNumber = (cell: string | number | null | undefined) => typeof cell === 'number'
const lengthOf = (text: string) => [...text].length

function pad(cell: string, width: number, right: boolean): string {
  const space = ' '.repeat(width - lengthOf(cell))
  return right ? space + cell : cell + space
}

/** Names come from people: no line end and no escape sequence of theirs may reach the terminal. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
