// Reads what layout and embedding need from a TrueType file; nothing is shaped.
import { readCharacterMap } from './character-map'

export interface TrueTypeFont {
  /** All lengths below are in thousandths of an em. */
  ascent: number
  descent: number
  box: readonly [number, number, number, number]
  /** 0 when the font does not cover the code point. */
  glyphOf(codePoint: number): number
  advanceOfGlyph(glyph: number): number
  /** Bytes of one glyph's outline; empty for a space. */
  outlineOf(glyph: number): Uint8Array
  /** Advance and left bearing of one glyph in the font's own units. */
  metricsOf(glyph: number): { advance: number; bearing: number }
  /** Bytes of a table by its four-letter tag. */
  table(tag: string): Uint8Array
}

interface TableEntry {
  offset: number
  length: number
}

/** Throws when the bytes are not a TrueType font with the tables that PDF embedding needs. */
export function readTrueType(file: Uint8Array): TrueTypeFont {
  // A Buffer's slice() shares its memory: tables written for a subset would change the font itself.
  const bytes = new Uint8Array(file)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = readDirectory(view)
  const at = (tag: string) => entry(tables, tag).offset
  const unitsPerEm = view.getUint16(at('head') + 18)
  const perMille = (units: number) => Math.round((units * 1000) / unitsPerEm)
  const corner = (index: number) => perMille(view.getInt16(at('head') + 36 + index * 2))
  const map = readCharacterMap(view, at('cmap'))
  const metricsOf = metricsReader(view, at('hhea'), at('hmtx'))
  return {
    ascent: perMille(view.getInt16(at('hhea') + 4)),
    descent: perMille(view.getInt16(at('hhea') + 6)),
    box: [corner(0), corner(1), corner(2), corner(3)],
    glyphOf: (code) => (code < 0x10000 ? (map.basic[code] ?? 0) : (map.beyond.get(code) ?? 0)),
    advanceOfGlyph: (glyph) => perMille(metricsOf(glyph).advance),
    outlineOf: outlineReader(bytes, view, tables),
    metricsOf,
    table: (tag) => {
      const { offset, length } = entry(tables, tag)
      return bytes.subarray(offset, offset + length)
    },
  }
}

function readDirectory(view: DataView): Map<string, TableEntry> {
  const tables = new Map<string, TableEntry>()
  const count = view.getUint16(4)
  for (let index = 0; index < count; index++) {
    const at = 12 + index * 16
    const tag = [0, 1, 2, 3].map((i) => String.fromCharCode(view.getUint8(at + i))).join('')
    tables.set(tag, { offset: view.getUint32(at + 8), length: view.getUint32(at + 12) })
  }
  return tables
}

function entry(tables: Map<string, TableEntry>, tag: string): TableEntry {
  const found = tables.get(tag)
  if (!found) throw new Error(`The font has no ${tag} table`)
  return found
}

/** After the last full entry of `hmtx` only bearings follow: those glyphs share the last advance. */
function metricsReader(view: DataView, hhea: number, hmtx: number): TrueTypeFont['metricsOf'] {
  const full = view.getUint16(hhea + 34)
  return (glyph) =>
    glyph < full
      ? { advance: view.getUint16(hmtx + glyph * 4), bearing: view.getInt16(hmtx + glyph * 4 + 2) }
      : {
          advance: view.getUint16(hmtx + (full - 1) * 4),
          bearing: view.getInt16(hmtx + full * 4 + (glyph - full) * 2),
        }
}

function outlineReader(
  bytes: Uint8Array,
  view: DataView,
  tables: Map<string, TableEntry>,
): TrueTypeFont['outlineOf'] {
  const loca = entry(tables, 'loca').offset
  const glyf = entry(tables, 'glyf').offset
  const long = view.getInt16(entry(tables, 'head').offset + 50) === 1
  const start = (glyph: number) =>
    long ? view.getUint32(loca + glyph * 4) : view.getUint16(loca + glyph * 2) * 2
  return (glyph) => bytes.subarray(glyf + start(glyph), glyf + start(glyph + 1))
}
