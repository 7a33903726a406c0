// The table of contents: laid out last, when page numbers are known, and put in its place.

import type { Canvas } from '../canvas'
import type { Sheet } from '../sheet'
import { baselineIn, INK, STYLES } from '../style'
import { Element } from '../tags/element'
import { drawLine } from '../text/draw-line'
import { fitOnLine } from '../text/fit'
import type { Bookmark, Flow } from './flow'

const NUMBER_WIDTH = 36
const INDENT = 16
const LISTED_LEVELS = 2
const DOT_STEP = 4

/**
 * Lays the contents out twice: once to learn how many pages it takes, once with the numbers that
 * follow from that. Returns its pages; each line links to the place it names.
 */
export function contentsPages(
  { bookmarks, contents }: Flow,
  title: string,
  pages: { before: readonly Canvas[]; after: readonly Canvas[] },
  newFlow: (element: Element) => Flow,
): readonly Canvas[] {
  const listed = bookmarks.filter((entry) => entry.level <= LISTED_LEVELS)
  const trial = newFlow(new Element('Sect'))
  layEntries(trial, title, listed, () => 0)
  const numbers = new Map<Sheet, number>(pages.before.map((page, index) => [page, index + 1]))
  const shift = pages.before.length + trial.pages.length
  pages.after.forEach((page, index) => {
    numbers.set(page, shift + index + 1)
  })
  const final = newFlow(contents?.element ?? new Element('Sect'))
  layEntries(final, title, listed, (page) => numbers.get(page) ?? 0)
  return final.pages
}

function layEntries(
  flow: Flow,
  title: string,
  entries: readonly Bookmark[],
  numberOf: (page: Sheet) => number,
): void {
  flow.heading(1, title)
  flow.reserve(STYLES.strong.leading)
  const list = flow.add('TOC')
  entries.forEach((entry) => {
    drawEntry(flow, list.add('TOCI'), entry, String(numberOf(entry.page)))
  })
}

function drawEntry(flow: Flow, element: Element, entry: Bookmark, number: string): void {
  const style = entry.level === 1 ? STYLES.strong : STYLES.small
  const indent = entry.level === 1 ? 0 : INDENT
  if (entry.level === 1) flow.space(6)
  const { page, x, y, width } = flow.take(style.leading + 1)
  const baseline = y + baselineIn(style)
  const title = fitOnLine(entry.title, style, width - indent - NUMBER_WIDTH, flow.faces)
  const numberLine = fitOnLine(number, style, NUMBER_WIDTH, flow.faces)
  const numberX = x + width - numberLine.width
  page.own(element, () => {
    page.link({ x, y, width, height: style.leading }, entry, () => {
      // The space is for those who hear or copy it: '3  Score 7', not 'Score7'.
      drawLine(page, { ...title, goesOn: true }, x + indent, baseline)
      drawLine(page, numberLine, numberX, baseline)
    })
  })
  leader(page, { from: x + indent + title.width + 6, to: numberX - 6, baseline })
}

/** A row of dots from title to number, on one grid for all lines. */
function leader(page: Canvas, { from, to, baseline }: Record<'from' | 'to' | 'baseline', number>) {
  const start = Math.ceil(from / DOT_STEP) * DOT_STEP
  if (start >= to) return
  const paint = { stroke: INK.muted, lineWidth: 0.8, dash: [0.8, DOT_STEP - 0.8] } as const
  page.rule({ x: start, y: baseline - 0.4 }, { x: to, y: baseline - 0.4 }, paint)
}
