// What the contenders' pages have in common with ours: paper, margins, sizes, faces, shares of columns.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { TableRow } from './blocks'

export const PAPER = { width: 595.28, height: 841.89, margin: 56.7 }
export const WIDTH = PAPER.width - 2 * PAPER.margin
export const SIZES = { heading: { 1: 18, 2: 12.5, 3: 10 }, paragraph: 8.5, item: 8.5, cell: 8.5 }
export const LEADING = 1.42

const require = createRequire(import.meta.url)
const font = (name: string) => readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))

export const FONTS = { regular: font('DejaVuSans'), bold: font('DejaVuSans-Bold') }

export const RUNNING = {
  head: 'R-0012 version 1 · Parlance · Parlance Assist (Business plan)',
  foot: 'Halden Insurance',
}

/** Each column as wide as its longest text asks for, within bounds. */
export function columnWidths(rows: readonly TableRow[]): number[] {
  const count = Math.max(...rows.map(({ cells }) => cells.length))
  const wants = Array.from({ length: count }, (_, column) =>
    Math.min(60, Math.max(8, ...rows.map(({ cells }) => cells[column]?.length ?? 0))),
  )
  const sum = wants.reduce((total, want) => total + want, 0)
  return wants.map((want) => (want / sum) * WIDTH)
}
