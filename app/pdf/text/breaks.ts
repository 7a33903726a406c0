// Where the lines of a text end: at spaces where possible, inside words where not.
import type { FlatText, Span } from './flatten'

export interface Range {
  start: number
  end: number
  /** Up to its last character that is no space. */
  width: number
}

/** Goes through the text once; at an overflow it returns to the last place a break is allowed. */
export function lineRanges({ text, spans }: FlatText, width: number): Range[] {
  const ranges: Range[] = []
  let start = 0
  let used = 0
  let breakAt = 0
  /** Of the line up to here, and up to the last place a break is allowed, without spaces at the end. */
  let solid = 0
  let solidAtBreak = 0
  let spanIndex = 0
  let at = 0
  while (at < text.length) {
    const codePoint = text.codePointAt(at) ?? 0
    const next = at + (codePoint > 0xffff ? 2 : 1)
    if (codePoint === 0x0a) {
      ranges.push({ start, end: at, width: solid })
      start = breakAt = at = next
      used = solid = 0
      continue
    }
    while (at >= (spans[spanIndex]?.end ?? Number.POSITIVE_INFINITY)) spanIndex++
    while (at < (spans[spanIndex]?.start ?? 0)) spanIndex--
    const advance = advanceIn(spans[spanIndex], codePoint)
    if (used + advance > width && codePoint !== 0x20 && at > start) {
      const isBroken = breakAt > start
      const end = isBroken ? breakAt : at
      ranges.push({ start, end, width: isBroken ? solidAtBreak : solid })
      start = breakAt = at = end
      used = solid = 0
      continue
    }
    used += advance
    if (codePoint !== 0x20) solid = used
    if (mayBreakAfter(text, at, codePoint)) {
      breakAt = next
      solidAtBreak = solid
    }
    at = next
  }
  ranges.push({ start, end: text.length, width: solid })
  return ranges
}

function advanceIn(span: Span | undefined, codePoint: number): number {
  if (!span) return 0
  if (span.box) return span.box.width
  const { advances } = span.face
  const advance = codePoint < 0x10000 ? (advances[codePoint] ?? 0) : span.face.advanceOf(codePoint)
  return (advance * span.size) / 1000
}

/** After a space; after a hyphen or stroke only between letters, so that numbers stay whole. */
function mayBreakAfter(text: string, at: number, codePoint: number): boolean {
  if (codePoint === 0x20) return true
  if (codePoint < 0x2d) return false
  if (codePoint === 0x2d || codePoint === 0x2f || codePoint === 0x2010) {
    return isLetter(text.charCodeAt(at - 1)) && isLetter(text.charCodeAt(at + 1))
  }
  if (isHan(codePoint)) return !OPENS.has(codePoint) && !CLOSES.has(text.codePointAt(at + 1) ?? 0)
  return codePoint === 0x2013 || codePoint === 0x2014 || codePoint === 0x200b
}

/** Chinese and Japanese have no spaces: a line may end anywhere but beside some punctuation. */
function isHan(codePoint: number): boolean {
  return codePoint >= 0x2e80 && codePoint <= 0xffef && !(codePoint >= 0xa000 && codePoint < 0xf900)
}

const OPENS = codesOf('（「『【〈《〔［｛')
const CLOSES = codesOf('、。，．」』）】〉》〕］｝！？：；ー々')

function codesOf(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)))
}

function isLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) || unit >= 0xc0
}
