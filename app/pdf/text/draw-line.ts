// Puts a line that was set onto a page, with its small drawings and links.
import type { Canvas } from '../canvas'
import type { Line } from './lines'

/** `x` is the line's left end. */
export function drawLine(page: Canvas, line: Line, x: number, baseline: number): void {
  for (const fragment of line.fragments) {
    const left = x + fragment.x
    if (fragment.box) {
      fragment.box.draw(page, left, baseline)
      continue
    }
    page.text(fragment.text, left, baseline, fragment)
    if (fragment.link) {
      const { width, size, link: target } = fragment
      page.links.push({ x: left, y: baseline - size, width, height: size * 1.25, target })
    }
  }
}
