// Sets a text on exactly one line, shortened with an ellipsis where it is too long.
import type { Faces } from '../fonts/faces'
import type { TextStyle } from '../style'
import { breakLines, type Line } from './lines'

const ELLIPSIS = '…'

export function fitOnLine(text: string, style: TextStyle, width: number, faces: Faces): Line {
  const oneLine = text.replace(/\s+/g, ' ').trim()
  const [whole, ...rest] = breakLines(oneLine, style, width, faces)
  if (whole && rest.length === 0) return whole
  const room = width - (faces[style.face].advanceOf(0x2026) * style.size) / 1000
  const [shortened] = breakLines(oneLine, style, room, faces)
  const kept = shortened?.fragments.map((fragment) => fragment.text).join('') ?? ''
  return breakLines(kept + ELLIPSIS, style, Number.POSITIVE_INFINITY, faces)[0] ?? NOTHING
}

const NOTHING: Line = { fragments: [], width: 0, goesOn: false }
