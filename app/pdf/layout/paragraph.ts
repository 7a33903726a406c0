// Running text: paragraphs and bulleted lists, never leaving one line behind.

import { INK, STYLES, type StyleName } from '../style'
import { drawLine } from '../text/draw-line'
import type { Content } from '../text/inline'
import { breakLines, type Line } from '../text/lines'
import { baselineIn, type Flow } from './flow'

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
  if (keep && whole <= flow.fullHeight) flow.reserve(whole)
  drawLines(
    flow,
    lines,
    (line) => {
      const { page, x, y } = flow.take(style.leading)
      drawLine(page, line, x + indent, y + baselineIn(style))
    },
    style.leading,
  )
  flow.space(spaceAfter)
}

/** A short list; every item hangs behind its dot. */
export function bullets(flow: Flow, items: readonly Content[], style: StyleName = 'body'): void {
  const { leading, size } = STYLES[style]
  flow.reserve(Math.min(items.length, 3) * leading)
  for (const item of items) {
    const lines = breakLines(item, STYLES[style], flow.width - 16, flow.faces)
    let first = true
    drawLines(
      flow,
      lines,
      (line) => {
        const { page, x, y } = flow.take(leading)
        const baseline = y + baselineIn(STYLES[style])
        if (first) page.circle({ x: x + 6, y: baseline - size * 0.3 }, 1.5, { fill: INK.text })
        first = false
        drawLine(page, line, x + 16, baseline)
      },
      leading,
    )
    flow.space(2)
  }
  flow.space(6)
}

/** Breaks between pages so that at least two lines stand together on either side. */
function drawLines(
  flow: Flow,
  lines: readonly Line[],
  draw: (line: Line) => void,
  leading: number,
): void {
  flow.reserve((lines.length <= 3 ? lines.length : 2) * leading)
  lines.forEach((line, index) => {
    if (index === lines.length - 2) flow.reserve(2 * leading)
    draw(line)
  })
}
