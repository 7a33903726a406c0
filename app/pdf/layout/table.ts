// Tables that break between pages: the head is repeated, long rows are split, no cell is clipped.

import { INK, type Ink, STYLES, type StyleName, type TextStyle } from '../style'
import { drawLine } from '../text/draw-line'
import type { Content } from '../text/inline'
import { breakLines, type Line, measure } from '../text/lines'
import { baselineIn, type Flow, type Spot } from './flow'

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

export interface Table {
  columns: readonly Column[]
  rows: readonly Row[]
  /** False for label and value pairs, where the label column is the head. */
  showHead?: boolean
  /** Fine lines between rows; true unless told. */
  rules?: boolean
  /** Moves to a fresh page as a whole, unless it is longer than half a page. */
  keep?: boolean
  spaceAfter?: number
}

const PAD_X = 4
/** Above and below the text of a row; less where no line parts the rows. */
const PAD_Y = 3
const PAD_Y_UNRULED = 1.5
/** Rows up to this share of a page are moved rather than split. */
const MOVED_WHOLE = 0.35
/** The same for a whole table that asks to be kept together. */
const KEPT_WHOLE = 0.5

interface Cell {
  lines: Line[]
  style: TextStyle
  x: number
  width: number
  align: 'left' | 'right'
}

interface LaidRow {
  cells: Cell[]
  lines: number
  leading: number
  /** From the top of a line to the baseline that all its cells share. */
  baseline: number
  shade: Ink | undefined
  name: string | undefined
  pad: number
}

export function table(flow: Flow, spec: Table): void {
  const { columns, rows, showHead = true, rules = true, keep = false, spaceAfter = 12 } = spec
  const widths = columnWidths(flow, columns)
  const head = showHead ? layHead(flow, columns, widths) : undefined
  const pad = rules ? PAD_Y : PAD_Y_UNRULED
  const laid = rows.map((row) => ({ ...layRow(flow, columns, widths, row), pad }))
  const headHeight = head ? heightOf(head) : 0
  const whole = laid.reduce((sum, row) => sum + heightOf(row), headHeight)
  if (keep && whole <= flow.fullHeight * KEPT_WHOLE) flow.reserve(whole)
  const first = laid[0]
  flow.reserve(headHeight + (first ? minimumHeight(flow, first) : 0))
  if (head) drawHead(flow, head)
  for (const row of laid) drawRow(flow, row, head, rules)
  flow.space(spaceAfter)
}

/** Shares of the width, except that no column is narrower than the longest word of its head. */
function columnWidths(flow: Flow, columns: readonly Column[]): number[] {
  const least = columns.map(({ head }) => {
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

function layHead(flow: Flow, columns: readonly Column[], widths: readonly number[]): LaidRow {
  const cells = columns.map((column) => column.head)
  const plain = columns.map((column) => ({ ...column, style: 'smallStrong' as const }))
  return layRow(flow, plain, widths, { cells, shade: INK.surface })
}

function layRow(
  flow: Flow,
  columns: readonly Column[],
  widths: readonly number[],
  row: Row,
): LaidRow {
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
  const leading = Math.max(...cells.map((cell) => cell.style.leading))
  const size = Math.max(...cells.map((cell) => cell.style.size))
  return {
    cells,
    lines: Math.max(...cells.map((cell) => cell.lines.length)),
    leading,
    baseline: baselineIn({ size, leading }),
    shade: row.shade,
    name: row.name,
    pad: PAD_Y,
  }
}

function heightOf(row: LaidRow, lines = row.lines): number {
  return lines * row.leading + 2 * row.pad
}

function isMovedWhole(flow: Flow, row: LaidRow): boolean {
  return heightOf(row) <= flow.fullHeight * MOVED_WHOLE
}

function minimumHeight(flow: Flow, row: LaidRow): number {
  return isMovedWhole(flow, row) ? heightOf(row) : heightOf(row, 2)
}

function drawHead(flow: Flow, head: LaidRow): void {
  const spot = flow.take(heightOf(head))
  drawCells(spot, head, 0, head.lines)
  rule(spot, heightOf(head), INK.strongRule)
}

function drawRow(flow: Flow, row: LaidRow, head: LaidRow | undefined, rules: boolean): void {
  let from = 0
  while (from < row.lines) {
    const needed = from === 0 ? minimumHeight(flow, row) : heightOf(row, 1)
    if (needed > flow.room) {
      flow.newPage()
      if (head) drawHead(flow, head)
    }
    const to = splitAt(row, from, Math.floor((flow.room - 2 * row.pad) / row.leading))
    if (from === 0 && row.name !== undefined) flow.name(row.name)
    const spot = flow.take(heightOf(row, to - from))
    drawCells(spot, row, from, to)
    if (rules && to === row.lines) rule(spot, heightOf(row, to - from), INK.rule)
    from = to
  }
}

/** Line to stop before on this page; one line alone is not left for the next. */
function splitAt(row: LaidRow, from: number, fitting: number): number {
  const to = Math.min(row.lines, from + Math.max(1, fitting))
  return row.lines - to === 1 && to - from > 2 ? to - 1 : to
}

function drawCells({ page, x, y, width }: Spot, row: LaidRow, from: number, to: number): void {
  const height = heightOf(row, to - from)
  if (row.shade) page.rect({ x, y, width, height }, { fill: row.shade })
  for (const cell of row.cells) {
    for (let index = from; index < Math.min(to, cell.lines.length); index++) {
      const line = cell.lines[index]
      if (!line) break
      const indent = cell.align === 'right' ? cell.width - PAD_X - line.width : PAD_X
      const baseline = y + row.pad + (index - from) * row.leading + row.baseline
      drawLine(page, line, x + cell.x + indent, baseline)
    }
  }
}

function rule({ page, x, y, width }: Spot, height: number, ink: Ink): void {
  page.rule({ x, y: y + height }, { x: x + width, y: y + height }, { stroke: ink })
}
