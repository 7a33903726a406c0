// Drawings that take a fixed height in the flow and are never split.
import type { Box } from '../geometry'
import type { Flow, Spot } from './flow'

const SPACE_AFTER = 12

export interface Figure {
  height: number
  /** Says in words what the drawing shows; what it says is not read out letter by letter. */
  alt: string
}

export function figure(flow: Flow, { height, alt }: Figure, draw: (spot: Spot) => void): void {
  const spot = flow.take(height)
  const box = cornersOf(spot.page.height, { ...spot, height })
  spot.page.own(flow.add('Figure', { alt, box }), () => draw(spot))
  flow.space(SPACE_AFTER)
}

/** A place of its own for shapes and text; what is text is drawn as such (see `Flow.add`). */
export function panel(flow: Flow, height: number, draw: (spot: Spot) => void): void {
  draw(flow.take(height))
  flow.space(SPACE_AFTER)
}

function cornersOf(paper: number, { x, y, width, height }: Box) {
  return [x, paper - y - height, x + width, paper - y] as const
}
