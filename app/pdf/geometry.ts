// Places, boxes and shapes on a page, and how a path spells them. y grows downwards from the top.
import type { Sheet } from './sheet'
import { hundredths } from './spelling'
import type { Ink } from './style'
import type { Element } from './tags/element'

export interface Point {
  x: number
  y: number
}

export interface Box extends Point {
  width: number
  height: number
}

/** A point in the document that links and bookmarks lead to. */
export interface Place {
  page: Sheet
  y: number
}

/** A place, the '#name' of one, or an https address. */
export type Target = string | Place

export interface LinkArea extends Box {
  target: Target
  element: Element
}

export interface Paint {
  fill?: Ink
  stroke?: Ink
  /** Points; 0.75 unless told. */
  lineWidth?: number
  /** Lengths of dash and gap. */
  dash?: readonly [number, number]
}

/** Circle by four curves: distance of the control points for a radius of 1. */
const CURVE = 0.5523

/** Spells paths on a page of a height, whose own coordinates grow upwards. */
export class Paths {
  constructor(private readonly height: number) {}

  box({ x, y, width, height }: Box): string {
    const corner = `${hundredths(x)} ${this.flip(y + height)}`
    return `${corner} ${hundredths(width)} ${hundredths(height)} re`
  }

  line(from: Point, to: Point): string {
    return `${this.point(from)}m ${this.point(to)}l`
  }

  polygon(corners: readonly Point[]): string {
    const path = corners.map((corner, index) => `${this.point(corner)}${index === 0 ? 'm' : 'l'}`)
    return `${path.join(' ')} h`
  }

  circle(centre: Point, radius: number): string {
    const top = this.point({ x: centre.x, y: centre.y - radius })
    return `${top}m ${this.arc(centre, radius, 1)} ${this.arc(centre, radius, -1)} h`
  }

  /** The left half. */
  halfCircle(centre: Point, radius: number): string {
    const bottom = this.point({ x: centre.x, y: centre.y + radius })
    return `${bottom}m ${this.arc(centre, radius, -1)} h`
  }

  /** Half a circle: from top to bottom on the right for 1, and back up on the left for −1. */
  private arc({ x, y }: Point, radius: number, side: 1 | -1): string {
    const p = (dx: number, dy: number) => this.point({ x: x + dx * side, y: y + dy * side })
    const reach = radius * CURVE
    const toMiddle = `${p(reach, -radius)}${p(radius, -reach)}${p(radius, 0)}c`
    const toEnd = `${p(radius, reach)}${p(reach, radius)}${p(0, radius)}c`
    return `${toMiddle} ${toEnd}`
  }

  private point({ x, y }: Point): string {
    return `${hundredths(x)} ${this.flip(y)} `
  }

  private flip(y: number): string {
    return hundredths(this.height - y)
  }
}
