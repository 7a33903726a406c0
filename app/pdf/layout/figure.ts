// Drawings that take a fixed height in the flow and are never split.
import type { Box } from '../geometry'
import { STYLES } from '../style'
import { breakLines } from '../text/lines'
import type { Flow, Spot } from './flow'
import { paragraph } from './paragraph'

const SPACE_AFTER = 12

export interface Figure {
  height: number
  /** Says in words what the drawing shows; what it says is not read out letter by letter. */
  alt: string
  /** Stands below it, on the same page. */
  caption: string
}

export function figure(
  flow: Flow,
  { height, alt, caption }: Figure,
  draw: (spot: Spot) => void,
): void {
  const lines = breakLines(caption, STYLES.label, flow.width, flow.faces).length
  flow.reserve(height + SPACE_AFTER + lines * STYLES.label.leading)
  const spot = flow.take(height)
  const box = cornersOf(spot.page.height, { ...spot, height })
  spot.page.own(flow.add('Figure', { alt, box }), () => draw(spot))
  flow.space(SPACE_AFTER)
  paragraph(flow, caption, { style: 'label' })
}

/** A place of its own for shapes and text; what is text is drawn as such (see `Flow.add`). */
export function panel(flow: Flow, height: number, draw: (spot: Spot) => void): void {
  draw(flow.take(height))
  flow.space(SPACE_AFTER)
}

function cornersOf(paper: number, { x, y, width, height }: Box) {
  return [x, paper - y - height, x + width, paper - y] as const
}
