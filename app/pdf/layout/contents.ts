// The table of contents: laid out last, when page numbers are known, and put in its place.

import type { Canvas } from '../canvas'
import { INK, STYLES } from '../style'
import { drawLine } from '../text/draw-line'
import { fitOnLine } from '../text/fit'
import { type Bookmark, baselineIn, type Flow } from './flow'

const NUMBER_WIDTH = 36
const INDENT = 16
const LISTED_LEVELS = 2
const DOT_STEP = 4

/**
 * Lays the contents out twice: once to learn how many pages it takes, once with the numbers that
 * follow from that. Returns its pages; each line links to the place it names.
 */
export function contentsPages(
  entries: readonly Bookmark[],
  title: string,
  pages: { before: readonly Canvas[]; after: readonly Canvas[] },
  newFlow: () => Flow,
): Flow {
  const listed = entries.filter((entry) => entry.level <= LISTED_LEVELS)
  const trial = newFlow()
  layEntries(trial, title, listed, () => 0)
  const shift = trial.pages.length
  const final = newFlow()
  layEntries(final, title, listed, (page) => {
    const before = pages.before.indexOf(page)
    if (before >= 0) return before + 1
    return pages.before.length + shift + pages.after.indexOf(page) + 1
  })
  return final
}

function layEntries(
  flow: Flow,
  title: string,
  entries: readonly Bookmark[],
  numberOf: (page: Canvas) => number,
): void {
  flow.heading(1, title)
  entries.forEach((entry) => {
    drawEntry(flow, entry, String(numberOf(entry.page)))
  })
}

function drawEntry(flow: Flow, entry: Bookmark, number: string): void {
  const style = entry.level === 1 ? STYLES.strong : STYLES.small
  const indent = entry.level === 1 ? 0 : INDENT
  if (entry.level === 1) flow.space(6)
  const { page, x, y, width } = flow.take(style.leading + 1)
  const baseline = y + baselineIn(style)
  const title = fitOnLine(entry.title, style, width - indent - NUMBER_WIDTH, flow.faces)
  drawLine(page, title, x + indent, baseline)
  const numberLine = fitOnLine(number, style, NUMBER_WIDTH, flow.faces)
  const numberX = x + width - numberLine.width
  drawLine(page, numberLine, numberX, baseline)
  leader(page, { from: x + indent + title.width + 6, to: numberX - 6, baseline })
  page.links.push({ x, y, width, height: style.leading, target: entry })
}

/** A row of dots from title to number, on one grid for all lines. */
function leader(page: Canvas, { from, to, baseline }: Record<'from' | 'to' | 'baseline', number>) {
  const start = Math.ceil(from / DOT_STEP) * DOT_STEP
  if (start >= to) return
  const paint = { stroke: INK.muted, lineWidth: 0.8, dash: [0.8, DOT_STEP - 0.8] } as const
  page.rule({ x: start, y: baseline - 0.4 }, { x: to, y: baseline - 0.4 }, paint)
}
