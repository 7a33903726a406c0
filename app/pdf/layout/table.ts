// Tables that break between pages: the head is repeated, long rows are split, no cell is clipped, and
// no row stands on a page without another of its table.

import { INK, type Ink } from '../style'
import { Element } from '../tags/element'
import { drawLine } from '../text/draw-line'
import type { Flow, Spot } from './flow'
import {
  type Column,
  columnWidths,
  heightOf,
  type LaidRow,
  layHead,
  layRow,
  PAD_X,
  PAD_Y,
  PAD_Y_UNRULED,
  type Row,
} from './table-rows'

/** Rows up to this share of a page are moved rather than split. */
const MOVED_WHOLE = 0.35
/** The same for a whole table that asks to be kept together. */
const KEPT_WHOLE = 0.5

export interface Table {
  columns: readonly Column[]
  rows: readonly Row[]
  /** False where rows are read one by one, as label and value: each is then a paragraph. */
  showHead?: boolean
  /** Fine lines between rows; true unless told. */
  rules?: boolean
  /** Moves to a fresh page as a whole, unless it is longer than half a page. */
  keep?: boolean
  spaceAfter?: number
}

export function table(flow: Flow, spec: Table): void {
  const { columns, rows, showHead = true, rules = true, keep = false, spaceAfter = 12 } = spec
  const grid = { columns, widths: columnWidths(flow, columns) }
  const head = showHead ? layHead(flow, grid) : undefined
  const pad = rules ? PAD_Y : PAD_Y_UNRULED
  const laid = rows.map((row) => layRow(flow, grid, row, pad))
  const headHeight = head ? heightOf(head) : 0
  const whole = laid.reduce((sum, row) => sum + heightOf(row), headHeight)
  if (keep && whole <= flow.fullHeight * KEPT_WHOLE) flow.reserve(whole)
  flow.reserve(headHeight + startHeight(flow, laid, 0))
  const element = head ? flow.add('Table') : undefined
  if (head) drawHead(flow, { ...head, elements: cellElements(element, columns, 'TH') })
  laid.forEach((row, index) => {
    // A row that is a paragraph belongs after what is drawn so far.
    row.elements = element ? cellElements(element, columns, 'TD') : flow.add('P')
    const needed = startHeight(flow, laid, index)
    drawRow(flow, row, { head, rules, needed })
  })
  flow.space(spaceAfter)
}

function cellElements(table: Element | undefined, columns: readonly Column[], tag: 'TH' | 'TD') {
  const row = table?.add('TR')
  const traits = tag === 'TH' ? ({ scope: 'Column' } as const) : undefined
  return columns.flatMap(() => row?.add(tag, traits) ?? [])
}

function ownerOf({ elements }: LaidRow, column: number): Element | 'Artifact' {
  return (elements instanceof Element ? elements : elements?.[column]) ?? 'Artifact'
}

/** Where a cell's text ends and that of the next goes on in the same paragraph. */
function endsCell({ cells, elements }: LaidRow, column: number, line: number): boolean {
  if (!(elements instanceof Element) || column === cells.length - 1) return false
  return line === (cells[column]?.lines.length ?? 0) - 1
}

function isMovedWhole(flow: Flow, row: LaidRow): boolean {
  return heightOf(row) <= flow.fullHeight * MOVED_WHOLE
}

function minimumHeight(flow: Flow, row: LaidRow): number {
  return isMovedWhole(flow, row) ? heightOf(row) : heightOf(row, 2)
}

/** What has to fit for a row to begin here: the second goes with the first, the last with the one before. */
function startHeight(flow: Flow, rows: readonly LaidRow[], index: number): number {
  const row = rows[index]
  if (!row) return 0
  const own = minimumHeight(flow, row)
  if (!isMovedWhole(flow, row)) return own
  let together = own
  for (let at = index; at === 0 || at === rows.length - 2; at++) {
    const next = rows[at + 1]
    if (!next) break
    together += minimumHeight(flow, next)
  }
  return together <= flow.fullHeight * KEPT_WHOLE ? together : own
}

function drawHead(flow: Flow, head: LaidRow): void {
  const spot = flow.take(heightOf(head))
  drawCells(spot, head, 0, head.lines)
  rule(spot, heightOf(head), INK.strongRule)
}

function drawRow(
  flow: Flow,
  row: LaidRow,
  { head, rules, needed: toBegin }: { head: LaidRow | undefined; rules: boolean; needed: number },
): void {
  let from = 0
  while (from < row.lines) {
    const needed = from === 0 ? toBegin : heightOf(row, 1)
    if (needed > flow.room) {
      flow.newPage()
      if (head) drawHead(flow, head)
    }
    const to = splitAt(row, from, Math.floor((flow.room - 2 * row.pad) / row.leading))
    if (from === 0 && row.name !== undefined) flow.name(row.name)
    const spot = flow.take(heightOf(row, to - from))
    drawCells(spot, row, from, to)
    if (rules && to === row.lines)
      spot.page.separator({ x: spot.x, y: spot.y + heightOf(row, to - from) }, spot.width)
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
  row.cells.forEach((cell, column) => {
    page.own(ownerOf(row, column), () => {
      for (let index = from; index < Math.min(to, cell.lines.length); index++) {
        const line = cell.lines[index]
        if (!line) break
        const indent = cell.align === 'right' ? cell.width - PAD_X - line.width : PAD_X
        const baseline = y + row.pad + (index - from) * row.leading + row.baseline
        drawLine(
          page,
          endsCell(row, column, index) ? { ...line, goesOn: true } : line,
          x + cell.x + indent,
          baseline,
        )
      }
    })
  })
}

function rule({ page, x, y, width }: Spot, height: number, ink: Ink): void {
  page.rule({ x, y: y + height }, { x: x + width, y: y + height }, { stroke: ink })
}
