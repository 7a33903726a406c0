// Sets text in lines of a given width: each line is fragments of one style, ready to draw.
import type { Face } from '../fonts/face'
import type { Faces } from '../fonts/faces'
import { mirrored as mirror } from '../fonts/mirrored'
import type { Ink, TextStyle } from '../style'
import { lineRanges, type Range } from './breaks'
import { type Stretch, visualOrder } from './direction'
import { type FlatText, flatten, plainText, type Span } from './flatten'
import { type Content, type InlineBox, piecesOf } from './inline'

/** Part of a line in one style; `x` counts from the line's left end. */
export interface Fragment {
  x: number
  /** Where it begins in the text. */
  start: number
  width: number
  text: string
  face: Face
  size: number
  ink: Ink
  link: string | undefined
  box: InlineBox | undefined
}

export interface Line {
  fragments: Fragment[]
  /** Without trailing spaces. */
  width: number
  /** A space stood where the line ends, and the text goes on. */
  goesOn: boolean
}

/** Always gives at least one line; an empty text is one empty line. */
export function breakLines(
  content: Content,
  style: TextStyle,
  width: number,
  faces: Faces,
): Line[] {
  const flat =
    (typeof content === 'string' && plainText(content, style, faces)) ||
    flatten(piecesOf(content), style, faces)
  return lineRanges(flat, width).map((range) => buildLine(flat, range))
}

/** Width of a text set on one line. */
export function measure(content: Content, style: TextStyle, faces: Faces): number {
  return breakLines(content, style, Number.POSITIVE_INFINITY, faces)[0]?.width ?? 0
}

function buildLine(flat: FlatText, { start, end, width }: Range): Line {
  const { spans, text } = flat
  const visible = text.slice(start, end).trimEnd()
  const goesOn = end < text.length && text[end - 1] === ' '
  const only = spans.length === 1 ? spans[0] : undefined
  if (only && !only.box && !flat.isRightToLeft) {
    if (visible === '') return { fragments: [], width, goesOn }
    const { face, size, ink, link } = only
    const whole = { x: 0, start, width, text: visible, face, size, ink, link, box: undefined }
    return { fragments: [whole], width, goesOn }
  }
  const line: Line = { fragments: [], width: 0, goesOn }
  for (const stretch of visualOrder(visible)) append(line, flat, stretch, start)
  // Drawn from left to right or not, a line is written to the file in the order it is read.
  line.fragments.sort((a, b) => a.start - b.start)
  return line
}

/** Adds a stretch of a line that begins at `lineStart`, cut where its style changes. */
function append(
  line: Line,
  { text, spans }: FlatText,
  { start: from, end: to, mirrored }: Stretch,
  lineStart: number,
): void {
  const [start, end] = [lineStart + from, lineStart + to]
  for (let index = spanAt(spans, start); index < spans.length; index++) {
    const span = spans[index]
    if (!span || span.start >= end) break
    const at = Math.max(start, span.start)
    const part = text.slice(at, Math.min(end, span.end))
    const width = span.box ? span.box.width : widthOf(part, span)
    const { face, size, ink, link, box } = span
    const shown = mirrored ? mirror(part) : part
    line.fragments.push({
      x: line.width,
      start: at,
      width,
      text: shown,
      face,
      size,
      ink,
      link,
      box,
    })
    line.width += width
  }
}

function widthOf(text: string, span: Span): number {
  let thousandths = 0
  for (const character of text) thousandths += span.face.advanceOf(character.codePointAt(0) ?? 0)
  return (thousandths * span.size) / 1000
}

/** Spans are in order and cover the text, so the one a line starts in is found by halving. */
function spanAt(spans: readonly Span[], position: number): number {
  let low = 0
  let high = spans.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.end ?? 0) > position) high = middle
    else low = middle + 1
  }
  return low
}
