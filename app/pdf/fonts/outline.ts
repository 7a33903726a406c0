// One glyph's outline made ready for a subset: hinting dropped, components renumbered.

const HAS_WORD_ARGUMENTS = 0x0001
const HAS_SCALE = 0x0008
const MORE_COMPONENTS = 0x0020
const HAS_TWO_SCALES = 0x0040
const HAS_MATRIX = 0x0080
const HAS_INSTRUCTIONS = 0x0100

const HEADER = 10

/**
 * Hinting programs are dropped because they call functions of tables that a subset leaves out,
 * and because they are half of DejaVu's weight. `renumber` gives a component's place in the subset.
 */
export function subsetOutline(
  outline: Uint8Array,
  renumber: (glyph: number) => number,
): Uint8Array {
  if (outline.length === 0) return outline
  const contours = viewOf(outline).getInt16(0)
  return contours < 0 ? subsetComposite(outline, renumber) : dropInstructions(outline, contours)
}

function dropInstructions(outline: Uint8Array, contours: number): Uint8Array {
  const lengthAt = HEADER + contours * 2
  const instructions = viewOf(outline).getUint16(lengthAt)
  const kept = new Uint8Array(outline.length - instructions)
  kept.set(outline.subarray(0, lengthAt))
  kept.set(outline.subarray(lengthAt + 2 + instructions), lengthAt + 2)
  return kept
}

function subsetComposite(outline: Uint8Array, renumber: (glyph: number) => number): Uint8Array {
  const copy = outline.slice()
  const view = viewOf(copy)
  let at = HEADER
  let flags: number
  do {
    flags = view.getUint16(at)
    view.setUint16(at, flags & ~HAS_INSTRUCTIONS)
    view.setUint16(at + 2, renumber(view.getUint16(at + 2)))
    at += componentLength(flags)
  } while (flags & MORE_COMPONENTS)
  return copy.subarray(0, at)
}

function componentLength(flags: number): number {
  const args = flags & HAS_WORD_ARGUMENTS ? 4 : 2
  if (flags & HAS_SCALE) return 4 + args + 2
  if (flags & HAS_TWO_SCALES) return 4 + args + 4
  if (flags & HAS_MATRIX) return 4 + args + 8
  return 4 + args
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

export interface OutlinePoint {
  x: number
  y: number
  onCurve: boolean
  endContour: boolean
}

/** Spells an outline of whole coordinates as a glyph without parts; empty where there are no points. */
export function simpleOutline(points: readonly OutlinePoint[]): Uint8Array {
  if (points.length === 0) return new Uint8Array()
  const ends = points.flatMap(({ endContour }, index) => (endContour ? [index] : []))
  const outline = new Uint8Array(HEADER + ends.length * 2 + 2 + points.length * 5)
  const view = viewOf(outline)
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  for (const [index, value] of [ends.length, ...box].entries()) view.setInt16(index * 2, value)
  for (const [index, end] of ends.entries()) view.setUint16(HEADER + index * 2, end)
  let at = HEADER + ends.length * 2 + 2
  for (const { onCurve } of points) view.setUint8(at++, onCurve ? 1 : 0)
  for (const coordinates of [xs, ys]) {
    let before = 0
    for (const coordinate of coordinates) {
      view.setInt16(at, coordinate - before)
      before = coordinate
      at += 2
    }
  }
  return outline
}
