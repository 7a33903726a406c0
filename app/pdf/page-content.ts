// The operators of one page: marks for the structure, text objects, and the state both depend on.
import { Bytes } from './assembly/bytes'
import type { FaceInUse } from './fonts/face-in-use'
import type { Point } from './geometry'
import { hundredths, rgb, tenths } from './spelling'
import type { Ink } from './style'
import { Element } from './tags/element'

/** Content that is no part of the document's structure: rules, shades, running heads. */
export type Artifact = 'Artifact' | 'Header' | 'Footer' | 'Watermark'

const ARTIFACTS = {
  Artifact: '/Artifact BMC\n',
  Header: '/Artifact<</Type/Pagination/Subtype/Header>>BDC\n',
  Footer: '/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n',
  Watermark: '/Artifact<</Type/Pagination/Subtype/Watermark>>BDC\n',
} satisfies Record<Artifact, string>

/**
 * A mark is opened by the first operator that needs it, so that marks are always balanced and
 * nothing visible is left without one. State that is in force already is not repeated.
 */
export class PageContent {
  /** Whose the next operators are. */
  owner: Element | Artifact = 'Artifact'
  private readonly operators = new Bytes()
  private marked: Element | Artifact | undefined
  /** Start of the text shown last, in tenths of a point, while a text object is open. */
  private pen: Point | undefined
  private ink: Ink | '' = ''
  private font = ''
  private strokes = ''

  constructor(
    /** Opens a mark on the page for an element and gives its number. */
    private readonly mark: (owner: Element) => number,
  ) {}

  /** Everything drawn, in the order it was drawn; nothing may be drawn after. */
  written(): Uint8Array {
    this.leaveText()
    this.closeMark()
    return this.operators.written()
  }

  setInk(ink: Ink): void {
    if (ink === this.ink) return
    this.ink = ink
    this.operators.put(`${rgb(ink)} rg\n`)
  }

  /** How lines are drawn from here on. */
  setStrokes(strokes: string): void {
    if (strokes === this.strokes) return
    this.strokes = strokes
    this.shape(strokes)
  }

  shape(operator: string): void {
    this.leaveText()
    this.openMark()
    this.operators.put(operator)
    this.operators.put('\n')
  }

  /** `x` and `y` count from the page's lower left. */
  textAt(x: number, y: number): void {
    this.enterText()
    const [left, up] = [Math.round(x * 10), Math.round(y * 10)]
    const { x: fromX, y: fromY } = this.pen ?? { x: 0, y: 0 }
    this.operators.put(`${tenths(left - fromX)} ${tenths(up - fromY)} Td`)
    this.pen = { x: left, y: up }
  }

  /** Text that is turned, by a matrix; what follows starts anew. */
  turnedText(matrix: string, show: () => void): void {
    this.leaveText()
    this.enterText()
    this.operators.put(`${matrix} Tm`)
    show()
    this.leaveText()
  }

  show(text: string, face: FaceInUse, size: number): void {
    const { operators } = this
    if (face.usesPlain(text)) {
      this.setFont(face.resource, size)
      operators.put('(')
      operators.put(text)
      operators.put(')Tj\n')
      return
    }
    for (const { resource, shown } of face.spell(text)) {
      this.setFont(resource, size)
      operators.put(`${shown}Tj\n`)
    }
  }

  private setFont(resource: string, size: number): void {
    const font = `/${resource} ${hundredths(size)} Tf`
    if (font !== this.font) this.operators.put(font)
    this.font = font
  }

  /** Marks and text objects are nested whole: a mark outside a text object ends before it. */
  private enterText(): void {
    if (this.pen === undefined) {
      this.closeMark()
      this.operators.put('BT\n')
      this.pen = { x: 0, y: 0 }
    }
    this.openMark()
  }

  private leaveText(): void {
    if (this.pen === undefined) return
    this.closeMark()
    this.operators.put('ET\n')
    this.pen = undefined
  }

  private openMark(): void {
    const { owner, operators } = this
    if (this.marked === owner) return
    this.closeMark()
    this.marked = owner
    // What an element is, the structure says; here any tag will do, and one for all is smallest.
    if (owner instanceof Element) operators.put(`/P<</MCID ${this.mark(owner)}>>BDC\n`)
    else operators.put(ARTIFACTS[owner])
  }

  private closeMark(): void {
    if (this.marked !== undefined) this.operators.put('EMC\n')
    this.marked = undefined
  }
}
