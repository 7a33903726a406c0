// What layout and embedding know of a face.
import type { TrueTypeFont } from './truetype'

/** The last two are only fallen back on. */
export type FaceName = 'regular' | 'bold' | 'mono' | 'han' | 'hangul'

export interface Face {
  name: FaceName
  /** Name written into the document. */
  postScriptName: string
  font: TrueTypeFont
  /** Whether it draws ASCII and the other common characters, which are then embedded together. */
  hasCommon: boolean
  /** Width in thousandths of the type size by code point of the basic plane; 0 if not covered. */
  advances: Uint16Array
  covers(codePoint: number): boolean
  /** Width in thousandths of the type size; 0 for a code point the face does not cover. */
  advanceOf(codePoint: number): number
}
