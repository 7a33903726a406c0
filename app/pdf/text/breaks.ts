// Where the lines of a text end: at spaces where possible, inside words where not.
import type { FlatText, Span } from './flatten'

export interface Range {
  start: number
  end: number
}

/** Goes through the text once; at an overflow it returns to the last place a break is allowed. */
export function lineRanges({ text, spans }: FlatText, width: number): Range[] {
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
