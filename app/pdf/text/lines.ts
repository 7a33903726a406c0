// Breaks text into lines of a given width, at spaces where it can and inside words where it must.
import type { Face, Faces } from '../fonts/faces'
import type { Ink, TextStyle } from '../style'
import { type FlatText, flatten, type Span } from './flatten'
import { type Content, type InlineBox, piecesOf } from './inline'

/** Part of a line in one style; `x` counts from the line's left end. */
export interface Fragment {
  x: number
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
}

/** Always gives at least one line; an empty text is one empty line. */
export function breakLines(
  content: Content,
  style: TextStyle,
  width: number,
  faces: Faces,
): Line[] {
  const flat = flatten(piecesOf(content), style, faces)
  return lineRanges(flat, width).map(({ start, end }) =>
    buildLine(flat.spans, flat.text, start, end),
  )
}

/** Width of a text set on one line. */
export function measure(content: Content, style: TextStyle, faces: Faces): number {
  return breakLines(content, style, Number.POSITIVE_INFINITY, faces)[0]?.width ?? 0
}

interface Range {
  start: number
  end: number
}

/** Goes through the text once; at an overflow it returns to the last place a break is allowed. */
function lineRanges({ text, spans }: FlatText, width: number): Range[] {
  const ranges: Range[] = []
  let start = 0
  let used = 0
  let breakAt = 0
  let spanIndex = 0
  let at = 0
  while (at < text.length) {
    const codePoint = text.codePointAt(at) ?? 0
    const next = at + (codePoint > 0xffff ? 2 : 1)
    if (codePoint === 0x0a) {
      ranges.push({ start, end: at })
      start = breakAt = at = next
      used = 0
      continue
    }
    while (at >= (spans[spanIndex]?.end ?? Number.POSITIVE_INFINITY)) spanIndex++
    while (at < (spans[spanIndex]?.start ?? 0)) spanIndex--
    const advance = advanceIn(spans[spanIndex], codePoint)
    if (used + advance > width && codePoint !== 0x20 && at > start) {
      const end = breakAt > start ? breakAt : at
      ranges.push({ start, end })
      start = breakAt = at = end
      used = 0
      continue
    }
    used += advance
    if (mayBreakAfter(text, at, codePoint)) breakAt = next
    at = next
  }
  ranges.push({ start, end: text.length })
  return ranges
}

function advanceIn(span: Span | undefined, codePoint: number): number {
  if (!span) return 0
  return span.box ? span.box.width : (span.face.advanceOf(codePoint) * span.size) / 1000
}

/** After a space; after a hyphen or stroke only between letters, so that numbers stay whole. */
function mayBreakAfter(text: string, at: number, codePoint: number): boolean {
  if (codePoint === 0x20) return true
  if (codePoint < 0x2d) return false
  if (codePoint === 0x2d || codePoint === 0x2f || codePoint === 0x2010) {
    return isLetter(text.charCodeAt(at - 1)) && isLetter(text.charCodeAt(at + 1))
  }
  return codePoint === 0x2013 || codePoint === 0x2014 || codePoint === 0x200b
}

function isLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) || unit >= 0xc0
}

function buildLine(spans: readonly Span[], text: string, start: number, end: number): Line {
  const visibleEnd = start + text.slice(start, end).trimEnd().length
  const line: Line = { fragments: [], width: 0 }
  for (let index = spanAt(spans, start); index < spans.length; index++) {
    const span = spans[index]
    if (!span || span.start >= visibleEnd) break
    const part = text.slice(Math.max(start, span.start), Math.min(visibleEnd, span.end))
    const width = span.box ? span.box.width : widthOf(part, span)
    const { face, size, ink, link, box } = span
    line.fragments.push({ x: line.width, width, text: part, face, size, ink, link, box })
    line.width += width
  }
  return line
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
