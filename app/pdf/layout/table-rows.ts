// Rows of a table made ready to draw: how wide the columns are, and the lines of each cell.

import { baselineIn, INK, type Ink, STYLES, type StyleName, type TextStyle } from '../style'
import type { Element } from '../tags/element'
import type { Content } from '../text/inline'
import { breakLines, type Line, measure } from '../text/lines'
import type { Flow } from './flow'

export interface Column {
  head: string
  /** Share of the table's width. */
  width: number
  align?: 'left' | 'right'
  style?: StyleName
}

export interface Row {
  cells: readonly Content[]
  shade?: Ink
  /** Name of a place that '#name' links lead to. */
  name?: string
}

export const PAD_X = 4
/** Above and below the text of a row; less where no line parts the rows. */
export const PAD_Y = 3
export const PAD_Y_UNRULED = 1.5

interface Cell {
  lines: Line[]
  style: TextStyle
  x: number
  width: number
  align: 'left' | 'right'
}

export interface LaidRow {
  cells: Cell[]
  /** In the structure: of each cell, or of the row as a paragraph; none for a repeated head. */
  elements: readonly Element[] | Element | undefined
  lines: number
  leading: number
  /** From the top of a line to the baseline that all its cells share. */
  baseline: number
  shade: Ink | undefined
  name: string | undefined
  pad: number
}

/** Shares of the width, except that no column is narrower than the longest word of its head. */
export function columnWidths(flow: Flow, columns: readonly Column[]): number[] {
  const least = columns.map(({ head }) => {
    if (head === '') return 2 * PAD_X
    const words = head.split(' ').map((word) => measure(word, STYLES.smallStrong, flow.faces))
    return Math.max(...words) + 2 * PAD_X + 0.1
  })
  let room = flow.width
  let shares = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map(() => 0)
  const tight = (index: number) =>
    (columns[index]?.width ?? 0) * (room / shares) < (least[index] ?? 0)
  for (let next = columns.findIndex((_, index) => tight(index)); next >= 0; ) {
    widths[next] = least[next] ?? 0
    room -= widths[next] ?? 0
    shares -= columns[next]?.width ?? 0
    next = columns.findIndex((_, index) => widths[index] === 0 && tight(index))
  }
  return columns.map((column, index) => widths[index] || (column.width * room) / shares)
}

/** Columns with their widths. */
export interface Grid {
  columns: readonly Column[]
  widths: readonly number[]
}

export function layHead(flow: Flow, { columns, widths }: Grid): LaidRow {
  const cells = columns.map((column) => column.head)
  const plain = columns.map((column) => ({ ...column, style: 'smallStrong' as const }))
  return layRow(flow, { columns: plain, widths }, { cells, shade: INK.surface }, PAD_Y)
}

export function layRow(flow: Flow, { columns, widths }: Grid, row: Row, pad: number): LaidRow {
  let x = 0
  const cells = columns.map((column, index) => {
    const width = widths[index] ?? 0
    const style = STYLES[column.style ?? 'small']
    const content = row.cells[index] ?? ''
    const lines = breakLines(content, style, width - 2 * PAD_X, flow.faces)
    const cell: Cell = { lines, style, x, width, align: column.align ?? 'left' }
    x += width
    return cell
  })
  let [lines, leading, size] = [1, 0, 0]
  for (const cell of cells) {
    lines = Math.max(lines, cell.lines.length)
    leading = Math.max(leading, cell.style.leading)
    size = Math.max(size, cell.style.size)
  }
  const baseline = baselineIn({ size, leading })
  const { shade, name } = row
  return { cells, elements: undefined, lines, leading, baseline, shade, name, pad }
}

export function heightOf(row: LaidRow, lines = row.lines): number {
  return lines * row.leading + 2 * row.pad
}
