// Running text: paragraphs and bulleted lists, never leaving one line behind.

import { baselineIn, INK, STYLES, type StyleName } from '../style'
import type { Element } from '../tags/element'
import { drawLine } from '../text/draw-line'
import type { Content } from '../text/inline'
import { breakLines, type Line } from '../text/lines'
import type { Flow } from './flow'

export interface ParagraphOptions {
  style?: StyleName
  /** Points from the left margin. */
  indent?: number
  spaceAfter?: number
  /** Moves to the next page as a whole when it does not fit. */
  keep?: boolean
}

export function paragraph(flow: Flow, content: Content, options: ParagraphOptions = {}): void {
  const { style: name = 'body', indent = 0, spaceAfter = 8, keep = false } = options
  const style = STYLES[name]
  const lines = breakLines(content, style, flow.width - indent, flow.faces)
  const whole = lines.length * style.leading
  flow.reserve(keep && whole <= flow.fullHeight ? whole : startOf(lines, style.leading))
  drawLines(flow, flow.add('P'), lines, { style, indent })
  flow.space(spaceAfter)
}

/** A short list; every item hangs behind its dot. */
export function bullets(flow: Flow, items: readonly Content[], style: StyleName = 'body'): void {
  const { leading, size } = STYLES[style]
  flow.reserve(Math.min(items.length, 3) * leading)
  const list = flow.add('L')
  for (const item of items) {
    const lines = breakLines(item, STYLES[style], flow.width - 16, flow.faces)
    flow.reserve(startOf(lines, leading))
    const { page, x, y } = flow.next
    const middle = y + baselineIn(STYLES[style]) - size * 0.3
    page.circle({ x: x + 6, y: middle }, 1.5, { fill: INK.text })
    drawLines(flow, list.add('LI').add('LBody'), lines, { style: STYLES[style], indent: 16 })
    flow.space(2)
  }
  flow.space(6)
}

/** What has to stand together at the start of a text. */
function startOf(lines: readonly Line[], leading: number): number {
  return (lines.length <= 3 ? lines.length : 2) * leading
}

/** Breaks between pages so that at least two lines stand together on either side. */
function drawLines(
  flow: Flow,
  element: Element,
  lines: readonly Line[],
  { style, indent }: { style: (typeof STYLES)[StyleName]; indent: number },
): void {
  lines.forEach((line, index) => {
    if (index === lines.length - 2) flow.reserve(2 * style.leading)
    const { page, x, y } = flow.take(style.leading)
    page.own(element, () => drawLine(page, line, x + indent, y + baselineIn(style)))
  })
}
