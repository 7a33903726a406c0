// Makes pieces one string with style boundaries, so that lines break without regard to styles.
import type { Face, FaceName } from '../fonts/face'
import { type Faces, faceFor } from '../fonts/faces'
import type { Ink, TextStyle } from '../style'
import { joined } from './arabic'
import { RIGHT_TO_LEFT } from './direction'
import { drawable, isPlain } from './drawable'
import { type Inline, type InlineBox, isBox } from './inline'

/** A stretch of the flat text in one face, size and ink. */
export interface Span {
  start: number
  end: number
  face: Face
  size: number
  ink: Ink
  link: string | undefined
  box: InlineBox | undefined
}

export interface FlatText {
  text: string
  spans: Span[]
  /** Whether some of it reads from right to left. */
  isRightToLeft: boolean
}

/** Stands for a box in the flat text; which box is known from the span, not from the character. */
const BOX = '\uFFFC'

/** Undefined for a text that takes more than one face, or has to be shown otherwise than written. */
export function plainText(text: string, style: TextStyle, faces: Faces): FlatText | undefined {
  const { size, ink, face: name } = style
  const face = faces[name]
  if (!isPlain(text, face.covers)) return undefined
  const span = { start: 0, end: text.length, face, size, ink, link: undefined, box: undefined }
  return { text, spans: [span], isRightToLeft: false }
}

export function flatten(pieces: readonly Inline[], style: TextStyle, faces: Faces): FlatText {
  const flat: FlatText = { text: '', spans: [], isRightToLeft: false }
  for (const piece of pieces) {
    if (isBox(piece)) {
      append(flat, BOX, { ...plainSpan(style, faces), box: piece })
      continue
    }
    const wanted = faces[piece.face ?? style.face]
    const size = piece.size ?? style.size
    const look = {
      face: wanted,
      size,
      ink: piece.ink ?? style.ink,
      link: piece.link,
      box: undefined,
    }
    if (isPlain(piece.text, wanted.covers)) {
      append(flat, piece.text, look)
      continue
    }
    const covers = (code: number) => faceFor(code, wanted, faces) !== undefined
    const text = joined(drawable(piece.text, covers), covers)
    for (const part of splitByFace(text, wanted, faces)) {
      append(flat, part.text, { ...look, face: faces[part.face] })
    }
  }
  flat.isRightToLeft = RIGHT_TO_LEFT.test(flat.text)
  return flat
}

type Look = Omit<Span, 'start' | 'end'>

function plainSpan(style: TextStyle, faces: Faces): Look {
  const { size, ink } = style
  return { face: faces[style.face], size, ink, link: undefined, box: undefined }
}

function append(flat: FlatText, text: string, look: Look): void {
  if (text === '') return
  const start = flat.text.length
  flat.text += text
  const { face, size, ink, link, box } = look
  flat.spans.push({ start, end: flat.text.length, face, size, ink, link, box })
}

/** Characters that the wanted face lacks are set in the regular one, or one for their script. */
function splitByFace(text: string, wanted: Face, faces: Faces): { text: string; face: FaceName }[] {
  const parts: { text: string; face: FaceName }[] = []
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    const face = character === '\n' ? wanted : (faceFor(codePoint, wanted, faces) ?? wanted)
    const last = parts.at(-1)
    if (last?.face === face.name) last.text += character
    else parts.push({ text: character, face: face.name })
  }
  return parts
}
