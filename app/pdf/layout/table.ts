// Tables that break between pages: the head is repeated, long rows are split, no cell is clipped.
import { INK, type Ink, STYLES, type StyleName, type TextStyle } from '../style'
import type { Content } from '../text/inline'
import { breakLines, type Line } from '../text/lines'
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
  /** Moves to a fresh page as a whole when it fits there and not here. */
  keep?: boolean
  spaceAfter?: number
}

const PAD_X = 4
const PAD_Y = 3
/** Rows up to this share of a page are moved rather than split. */
const MOVED_WHOLE = 0.35

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
  shade: Ink | undefined
  name: string | undefined
}

export function table(flow: Flow, spec: Table): void {
  const { columns, rows, showHead = true, rules = true, keep = false, spaceAfter = 12 } = spec
  const head = showHead ? layHead(flow, columns) : undefined
  const laid = rows.map((row) => layRow(flow, columns, row))
  const headHeight = head ? heightOf(head) : 0
  const whole = laid.reduce((sum, row) => sum + heightOf(row), headHeight)
  if (keep && whole <= flow.fullHeight) flow.reserve(whole)
  const first = laid[0]
  flow.reserve(headHeight + (first ? minimumHeight(flow, first) : 0))
  if (head) drawHead(flow, head)
  for (const row of laid) drawRow(flow, row, head, rules)
  flow.space(spaceAfter)
}

function layHead(flow: Flow, columns: readonly Column[]): LaidRow {
  const cells = columns.map((column) => column.head)
  const plain = columns.map((column) => ({ ...column, style: 'smallStrong' as const }))
  return layRow(flow, plain, { cells, shade: INK.surface })
}

function layRow(flow: Flow, columns: readonly Column[], row: Row): LaidRow {
  const share = flow.width / columns.reduce((sum, column) => sum + column.width, 0)
  let x = 0
  const cells = columns.map((column, index) => {
    const width = column.width * share
    const style = STYLES[column.style ?? 'small']
    const content = row.cells[index] ?? ''
    const lines = breakLines(content, style, width - 2 * PAD_X, flow.faces)
    const cell: Cell = { lines, style, x, width, align: column.align ?? 'left' }
    x += width
    return cell
  })
  return {
    cells,
    lines: Math.max(...cells.map((cell) => cell.lines.length)),
    leading: Math.max(...cells.map((cell) => cell.style.leading)),
    shade: row.shade,
    name: row.name,
  }
}

function heightOf(row: LaidRow, lines = row.lines): number {
  return lines * row.leading + 2 * PAD_Y
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
    const to = splitAt(row, from, Math.floor((flow.room - 2 * PAD_Y) / row.leading))
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
      const baseline = y + PAD_Y + (index - from) * row.leading + baselineIn(cell.style)
      page.line(line, x + cell.x + indent, baseline)
    }
  }
}

function rule({ page, x, y, width }: Spot, height: number, ink: Ink): void {
  page.rule({ x, y: y + height }, { x: x + width, y: y + height }, { stroke: ink })
}
