// Writes a small TrueType file that holds only the glyphs a document uses.
import { subsetOutline } from './outline'
import type { TrueTypeFont } from './truetype'

/**
 * `glyphs[i]` becomes glyph i of the subset; `glyphs[0]` must be 0, the "missing" glyph.
 * Parts of composite glyphs are appended. The same list always gives the same bytes.
 * `map`, where given, is the character map of a font whose codes are bytes (see `byteMap`).
 */
export function subsetFont(
  font: TrueTypeFont,
  glyphs: readonly number[],
  map?: Uint8Array,
): Uint8Array {
  const { order, outlines } = gatherOutlines(font, glyphs)
  return writeFontFile([
    ...(map ? [['cmap', map] as const] : []),
    ['glyf', concatenate(outlines)],
    ['head', headTable(font)],
    ['hhea', withUint16(font.table('hhea'), 34, order.length)],
    ['hmtx', metricsTable(font, order)],
    ['loca', locationTable(outlines)],
    ['maxp', withUint16(font.table('maxp'), 4, order.length)],
  ])
}

const BYTE_MAP_HEADER = 12

/** A character map (format 0) that leads from each of 256 codes to a glyph of the subset. */
export function byteMap(glyphOfCode: readonly number[]): Uint8Array {
  const table = new Uint8Array(BYTE_MAP_HEADER + 6 + 256)
  const view = new DataView(table.buffer)
  view.setUint16(2, 1)
  view.setUint16(4, 1)
  view.setUint32(8, BYTE_MAP_HEADER)
  view.setUint16(BYTE_MAP_HEADER + 2, 6 + 256)
  table.set(glyphOfCode, BYTE_MAP_HEADER + 6)
  return table
}

/** Grows while it is walked: a composite's components join the end of the list once. */
function gatherOutlines(font: TrueTypeFont, glyphs: readonly number[]) {
  const order = [...glyphs]
  const placeOf = new Map<number, number>()
  order.forEach((glyph, place) => {
    if (!placeOf.has(glyph)) placeOf.set(glyph, place)
  })
  const renumber = (glyph: number): number => {
    const known = placeOf.get(glyph)
    if (known !== undefined) return known
    placeOf.set(glyph, order.length)
    return order.push(glyph) - 1
  }
  const outlines: Uint8Array[] = []
  for (let place = 0; place < order.length; place++) {
    const glyph = order[place] ?? 0
    outlines.push(padded(subsetOutline(font.outlineOf(glyph), renumber)))
  }
  return { order, outlines }
}

function headTable(font: TrueTypeFont): Uint8Array {
  const head = font.table('head').slice()
  const view = new DataView(head.buffer)
  view.setUint32(8, 0)
  view.setInt16(50, 1)
  return head
}

function metricsTable(font: TrueTypeFont, order: readonly number[]): Uint8Array {
  const table = new Uint8Array(order.length * 4)
  const view = new DataView(table.buffer)
  order.forEach((glyph, place) => {
    const { advance, bearing } = font.metricsOf(glyph)
    view.setUint16(place * 4, advance)
    view.setInt16(place * 4 + 2, bearing)
  })
  return table
}

function locationTable(outlines: readonly Uint8Array[]): Uint8Array {
  const table = new Uint8Array((outlines.length + 1) * 4)
  const view = new DataView(table.buffer)
  let offset = 0
  outlines.forEach((outline, place) => {
    view.setUint32(place * 4, offset)
    offset += outline.length
  })
  view.setUint32(outlines.length * 4, offset)
  return table
}

function withUint16(table: Uint8Array, at: number, value: number): Uint8Array {
  const copy = table.slice()
  new DataView(copy.buffer).setUint16(at, value)
  return copy
}

type Table = readonly [tag: string, bytes: Uint8Array]

/** Tables come in alphabetical order of their tags, as the format asks. */
function writeFontFile(tables: readonly Table[]): Uint8Array {
  const directory = 12 + tables.length * 16
  const size = tables.reduce((sum, [, bytes]) => sum + roundUp(bytes.length), directory)
  const file = new Uint8Array(size)
  const view = new DataView(file.buffer)
  const power = Math.floor(Math.log2(tables.length))
  view.setUint32(0, 0x00010000)
  view.setUint16(4, tables.length)
  view.setUint16(6, 2 ** power * 16)
  view.setUint16(8, power)
  view.setUint16(10, tables.length * 16 - 2 ** power * 16)
  let offset = directory
  tables.forEach(([tag, bytes], index) => {
    const at = 12 + index * 16
    for (let i = 0; i < 4; i++) file[at + i] = tag.charCodeAt(i)
    file.set(bytes, offset)
    view.setUint32(at + 4, checksum(view, offset, bytes.length))
    view.setUint32(at + 8, offset)
    view.setUint32(at + 12, bytes.length)
    offset += roundUp(bytes.length)
  })
  return file
}

function checksum(view: DataView, offset: number, length: number): number {
  let sum = 0
  for (let at = offset; at < offset + roundUp(length); at += 4)
    sum = (sum + view.getUint32(at)) >>> 0
  return sum
}

function roundUp(length: number): number {
  return (length + 3) & ~3
}

function padded(bytes: Uint8Array): Uint8Array {
  if (bytes.length === roundUp(bytes.length)) return bytes
  const whole = new Uint8Array(roundUp(bytes.length))
  whole.set(bytes)
  return whole
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}
