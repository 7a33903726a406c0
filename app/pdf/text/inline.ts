// What a line of text is made of: runs of characters, and small drawings that stand among them.
import type { Canvas } from '../canvas'
import type { FaceName } from '../fonts/face'
import type { Ink } from '../style'

export interface Run {
  text: string
  face?: FaceName
  size?: number
  ink?: Ink
  /** '#name' of a place in the document, or an https address. */
  link?: string
}

/** Unbreakable, and as wide as it says; draws itself with its left end on the baseline. */
export interface InlineBox {
  width: number
  draw(canvas: Canvas, x: number, baseline: number): void
}

export type Inline = Run | InlineBox

/** Plain text, or pieces; a '\n' in the text starts a new line. */
export type Content = string | readonly Inline[]

export function isBox(inline: Inline): inline is InlineBox {
  return 'draw' in inline
}

export function piecesOf(content: Content): readonly Inline[] {
  return typeof content === 'string' ? [{ text: content }] : content
}
