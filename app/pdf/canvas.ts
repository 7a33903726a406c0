// One page being drawn: shapes, text, links, and which element of the structure each belongs to.

import type { FaceName } from './fonts/face'
import type { FaceInUse } from './fonts/face-in-use'
import { type Box, type LinkArea, type Paint, Paths, type Point, type Target } from './geometry'
import { type Artifact, PageContent } from './page-content'
import { hundredths, rgb } from './spelling'
import { INK, type Ink } from './style'
import type { Element } from './tags/element'

export type FacesInUse = Readonly<Record<FaceName, FaceInUse>>

interface Look {
  face: { name: FaceName }
  size: number
  ink: Ink
}

export class Canvas {
  readonly links: LinkArea[] = []
  /** Owner of each marked stretch, by the stretch's number. */
  readonly marks: Element[] = []
  private readonly operators: PageContent
  private readonly paths: Paths
  private separators = ''

  constructor(
    readonly width: number,
    readonly height: number,
    private readonly faces: FacesInUse,
  ) {
    this.paths = new Paths(height)
    this.operators = new PageContent((owner) => {
      const id = this.marks.push(owner) - 1
      owner.hold({ page: this, id })
      return id
    })
  }

  /** The page's operators; nothing may be drawn after. */
  content(): Uint8Array {
    if (this.separators !== '') {
      this.own('Artifact', () => this.shape(this.separators, { stroke: INK.rule, lineWidth: 0.5 }))
    }
    return this.operators.written()
  }

  /** What is drawn meanwhile belongs to the element, or to none. */
  own(owner: Element | Artifact, draw: () => void): void {
    const before = this.operators.owner
    this.operators.owner = owner
    draw()
    this.operators.owner = before
  }

  /** What is drawn meanwhile is a link inside the element that owns the page at the moment. */
  link(area: Box, target: Target, draw: () => void): void {
    const { owner } = this.operators
    if (typeof owner === 'string') {
      draw()
      return
    }
    const element = owner.add('Link')
    this.links.push({ ...area, target, element })
    this.own(element, draw)
  }

  /** The text must be drawable by the face already (see `drawable`). */
  text(text: string, x: number, baseline: number, { face, size, ink }: Look): void {
    this.operators.setInk(ink)
    this.operators.textAt(x, this.height - baseline)
    this.operators.show(text, this.faces[face.name], size)
  }

  rect(box: Box, paint: Paint): void {
    this.shape(this.paths.box(box), paint)
  }

  /** A straight stroke, half a point wide unless told. */
  rule(from: Point, to: Point, paint: Paint): void {
    this.shape(this.paths.line(from, to), { lineWidth: 0.5, ...paint })
  }

  /** A fine line across, drawn with all others of the page at its end. */
  separator({ x, y }: Point, width: number): void {
    this.separators += `${this.paths.line({ x, y }, { x: x + width, y })} `
  }

  polygon(corners: readonly Point[], paint: Paint): void {
    this.shape(this.paths.polygon(corners), paint)
  }

  circle(centre: Point, radius: number, paint: Paint): void {
    this.shape(this.paths.circle(centre, radius), paint)
  }

  /** The left half of a circle. */
  halfCircle(centre: Point, radius: number, paint: Paint): void {
    this.shape(this.paths.halfCircle(centre, radius), paint)
  }

  /** A word set large across the page, turned by 55°. */
  diagonal(text: string, size: number, width: number, ink: Ink): void {
    const [cos, sin] = [0.5736, 0.8192]
    const x = this.width / 2 - (cos * width) / 2 + (sin * size) / 3
    const y = this.height / 2 - (sin * width) / 2 - (cos * size) / 3
    const matrix = `${cos} ${sin} ${-sin} ${cos} ${hundredths(x)} ${hundredths(y)}`
    this.operators.setInk(ink)
    this.operators.turnedText(matrix, () => this.operators.show(text, this.faces.bold, size))
  }

  private shape(path: string, { fill, stroke, lineWidth = 0.75, dash }: Paint): void {
    if (fill) this.operators.setInk(fill)
    if (stroke) {
      const dashes = dash ? `[${dash[0]} ${dash[1]}] 0 d` : '[] 0 d'
      this.operators.setStrokes(`${rgb(stroke)} RG ${hundredths(lineWidth)} w ${dashes}`)
    }
    this.operators.shape(`${path} ${stroke ? (fill ? 'B' : 'S') : 'f'}`)
  }
}
