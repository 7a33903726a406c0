// Remembers which characters of a face one document uses, and spells text in their codes.
import { commonCode } from './common-codes'
import type { Face } from './face'

/** Part of a text in one font of the document, as the operand of a show operator. */
export interface Spelling {
  resource: string
  shown: string
}

const ESCAPED = /[()\\]/g

/**
 * A face is embedded as up to two fonts: one of common characters, whose codes are single bytes and
 * the same in every document, and one of all others.
 */
export class FaceInUse {
  /** Which codes of the common characters are used: 1 where so. */
  readonly common = new Uint8Array(256)
  /** Code point → four hex digits as they stand in a text operator. */
  private readonly codes = new Map<number, string>()
  /** Code points in order of first use; place i has code i + 1 (code 0 is the missing glyph). */
  readonly others: number[] = []

  constructor(
    readonly face: Face,
    /** Name under which pages refer to the font of common characters, 'F0'. */
    readonly resource: string,
  ) {}

  get resourceOfOthers(): string {
    return `${this.resource}x`
  }

  /** Whether the text can be shown as it stands, as a string of the font of common characters. */
  usesPlain(text: string): boolean {
    if (!this.face.hasCommon) return false
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index)
      if (unit < 0x20 || unit > 0x7e || unit === 0x28 || unit === 0x29 || unit === 0x5c)
        return false
      this.common[unit] = 1
    }
    return true
  }

  /**
   * Every code point gets a code of its own, even where two share a glyph, so that copied text is
   * the text that was drawn.
   */
  spell(text: string): Spelling[] {
    const parts: { common: boolean; codes: string }[] = []
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0
      const code = this.commonCodeOf(codePoint)
      const codes = code === 0 ? this.otherCodeOf(codePoint) : String.fromCharCode(code)
      const last = parts.at(-1)
      if (last && last.common === code > 0) last.codes += codes
      else parts.push({ common: code > 0, codes })
    }
    return parts.map(({ common, codes }) =>
      common
        ? { resource: this.resource, shown: `(${codes.replace(ESCAPED, '\\$&')})` }
        : { resource: this.resourceOfOthers, shown: `<${codes}>` },
    )
  }

  private commonCodeOf(codePoint: number): number {
    const code = this.face.hasCommon ? commonCode(codePoint) : 0
    if (code === 0 || !this.face.covers(codePoint)) return 0
    this.common[code] = 1
    return code
  }

  private otherCodeOf(codePoint: number): string {
    const known = this.codes.get(codePoint)
    if (known !== undefined) return known
    const code = this.others.push(codePoint).toString(16).padStart(4, '0')
    this.codes.set(codePoint, code)
    return code
  }
}
