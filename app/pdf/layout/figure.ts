// A drawing that takes a fixed height in the flow and is never split.
import type { Flow, Spot } from './flow'

export function figure(flow: Flow, height: number, draw: (spot: Spot) => void): void {
  draw(flow.take(height))
  flow.space(12)
}
