// One page being drawn: shapes and text become page operators. y grows downwards from the top.
import type { FaceInUse } from './fonts/face-in-use'
import type { FaceName } from './fonts/faces'
import type { Ink } from './style'

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
  page: Canvas
  y: number
}

export interface LinkArea extends Box {
  /** A place, the '#name' of one, or an https address. */
  target: string | Place
}

export interface Paint {
  fill?: Ink
  stroke?: Ink
  /** Points; 0.75 unless told. */
  lineWidth?: number
  /** Lengths of dash and gap. */
  dash?: readonly [number, number]
}

export type FacesInUse = Readonly<Record<FaceName, FaceInUse>>

/** Circle by four curves: distance of the control points for a radius of 1. */
const CURVE = 0.5523

export class Canvas {
  readonly links: LinkArea[] = []
  private readonly operators: string[] = []
  /** What the page's state already is; repeating it would only make the file larger. */
  private ink = ''
  private font = ''

  constructor(
    readonly width: number,
    readonly height: number,
    private readonly faces: FacesInUse,
  ) {}

  /** Everything drawn so far, in the order it was drawn. */
  content(): string {
    return this.operators.join('\n')
  }

  /** The text must be drawable by the face already (see `drawable`). */
  text(
    text: string,
    x: number,
    baseline: number,
    look: { face: { name: FaceName }; size: number; ink: Ink },
  ): void {
    const face = this.faces[look.face.name]
    this.setInk(look.ink)
    this.setFont(`/${face.resource} ${number(look.size)} Tf`)
    this.operators.push(`BT ${number(x)} ${this.flip(baseline)} Td <${face.encode(text)}> Tj ET`)
  }

  rect({ x, y, width, height }: Box, paint: Paint): void {
    const bottom = this.flip(y + height)
    this.shape(`${number(x)} ${bottom} ${number(width)} ${number(height)} re`, paint)
  }

  /** A straight stroke, half a point wide unless told. */
  rule(from: Point, to: Point, paint: Paint): void {
    this.shape(`${this.point(from, 'm')} ${this.point(to, 'l')}`, { lineWidth: 0.5, ...paint })
  }

  polygon(corners: readonly Point[], paint: Paint): void {
    const path = corners.map((corner, index) => this.point(corner, index === 0 ? 'm' : 'l'))
    this.shape(`${path.join(' ')} h`, paint)
  }

  circle(centre: Point, radius: number, paint: Paint): void {
    const top = this.point({ x: centre.x, y: centre.y - radius }, 'm')
    this.shape(`${top} ${this.arc(centre, radius, 1)} ${this.arc(centre, radius, -1)} h`, paint)
  }

  /** The left half of a circle. */
  halfCircle(centre: Point, radius: number, paint: Paint): void {
    const bottom = this.point({ x: centre.x, y: centre.y + radius }, 'm')
    this.shape(`${bottom} ${this.arc(centre, radius, -1)} h`, paint)
  }

  /** A word set large across the page, turned by 55°. */
  diagonal(text: string, size: number, width: number, ink: Ink): void {
    const [cos, sin] = [0.5736, 0.8192]
    const x = this.width / 2 - (cos * width) / 2 + (sin * size) / 3
    const y = this.height / 2 - (sin * width) / 2 - (cos * size) / 3
    const face = this.faces.bold
    this.setInk(ink)
    this.setFont(`/${face.resource} ${number(size)} Tf`)
    const matrix = `${cos} ${sin} ${-sin} ${cos} ${number(x)} ${number(y)} Tm`
    this.operators.push(`BT ${matrix} <${face.encode(text)}> Tj ET`)
  }

  /** Half a circle: from top to bottom on the right for 1, and back up on the left for −1. */
  private arc({ x, y }: Point, radius: number, side: 1 | -1): string {
    const p = (dx: number, dy: number) => this.point({ x: x + dx * side, y: y + dy * side }, '')
    const reach = radius * CURVE
    const toMiddle = `${p(reach, -radius)}${p(radius, -reach)}${p(radius, 0)}c`
    const toEnd = `${p(radius, reach)}${p(reach, radius)}${p(0, radius)}c`
    return `${toMiddle} ${toEnd}`
  }

  private shape(path: string, { fill, stroke, lineWidth = 0.75, dash }: Paint): void {
    if (fill) this.setInk(fill)
    if (!stroke) {
      this.operators.push(`${path} f`)
      return
    }
    const dashes = dash ? `[${dash[0]} ${dash[1]}] 0 d` : '[] 0 d'
    const paint = fill ? 'B' : 'S'
    this.operators.push(`${rgb(stroke)} RG ${number(lineWidth)} w ${dashes} ${path} ${paint}`)
  }

  private setInk(ink: Ink): void {
    if (ink === this.ink) return
    this.ink = ink
    this.operators.push(`${rgb(ink)} rg`)
  }

  private setFont(operator: string): void {
    if (operator === this.font) return
    this.font = operator
    this.operators.push(operator)
  }

  private point({ x, y }: Point, operator: string): string {
    return `${number(x)} ${this.flip(y)} ${operator}`
  }

  private flip(y: number): string {
    return number(this.height - y)
  }
}

/** Hundredths of a point are finer than any printer. */
function number(value: number): string {
  return String(Math.round(value * 100) / 100)
}

const inks = new Map<string, string>()

function rgb(ink: Ink): string {
  const known = inks.get(ink)
  if (known !== undefined) return known
  const part = (at: number) => Math.round((Number.parseInt(ink.slice(at, at + 2), 16) / 255) * 1000)
  const spelled = [1, 3, 5].map((at) => String(part(at) / 1000)).join(' ')
  inks.set(ink, spelled)
  return spelled
}
