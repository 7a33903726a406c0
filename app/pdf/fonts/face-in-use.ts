// Remembers which characters of a face one document uses, and spells text in their codes.
import type { Face } from './faces'

export class FaceInUse {
  /** Code point → four hex digits as they stand in a text operator. */
  private readonly codes = new Map<number, string>()
  /** Code points in order of first use; place i has code i + 1 (code 0 is the missing glyph). */
  readonly codePoints: number[] = []

  constructor(
    readonly face: Face,
    /** Name under which pages refer to the font, 'F0'. */
    readonly resource: string,
  ) {}

  /**
   * Hex string for a show operator. Every code point gets a code of its own, even where two share
   * a glyph, so that copied text is the text that was drawn.
   */
  encode(text: string): string {
    let hex = ''
    for (const character of text) hex += this.codeOf(character.codePointAt(0) ?? 0)
    return hex
  }

  private codeOf(codePoint: number): string {
    const known = this.codes.get(codePoint)
    if (known !== undefined) return known
    const code = this.codePoints.push(codePoint).toString(16).padStart(4, '0')
    this.codes.set(codePoint, code)
    return code
  }
}
