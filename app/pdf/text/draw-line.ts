// Puts a line that was set onto a page, with its small drawings and links.
import type { Canvas } from '../canvas'
import type { Line } from './lines'

/** `x` is the line's left end. */
export function drawLine(page: Canvas, line: Line, x: number, baseline: number): void {
  const last = line.goesOn ? line.fragments.at(-1) : undefined
  for (const fragment of line.fragments) {
    const left = x + fragment.x
    if (fragment.box) {
      fragment.box.draw(page, left, baseline)
      continue
    }
    const { width, size, link } = fragment
    if (link === undefined) {
      // The space that the line's end takes the place of: without it words are read out as one.
      const text = fragment === last ? `${fragment.text} ` : fragment.text
      page.text(text, left, baseline, fragment)
      continue
    }
    const area = { x: left, y: baseline - size, width, height: size * 1.25 }
    page.link(area, link, () => page.text(fragment.text, left, baseline, fragment))
  }
}
