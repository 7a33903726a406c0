// Reads a font's character map: which glyph draws which code point.

export interface CharacterMap {
  /** Glyph per code point of the basic plane; 0 where the font has none. */
  basic: Uint16Array
  /** Glyphs beyond the basic plane. */
  beyond: ReadonlyMap<number, number>
}

/** Reads the segmented 32-bit table (format 12), which the faces we ship all carry. */
export function readCharacterMap(font: DataView, tableOffset: number): CharacterMap {
  const at = findFormat12(font, tableOffset)
  const basic = new Uint16Array(0x10000)
  const beyond = new Map<number, number>()
  const groups = font.getUint32(at + 12)
  for (let group = 0; group < groups; group++) {
    const entry = at + 16 + group * 12
    const first = font.getUint32(entry)
    const last = font.getUint32(entry + 4)
    const firstGlyph = font.getUint32(entry + 8)
    for (let code = first; code <= last; code++) {
      const glyph = firstGlyph + code - first
      if (code < 0x10000) basic[code] = glyph
      else beyond.set(code, glyph)
    }
  }
  return { basic, beyond }
}

function findFormat12(font: DataView, tableOffset: number): number {
  const tables = font.getUint16(tableOffset + 2)
  for (let index = 0; index < tables; index++) {
    const at = tableOffset + font.getUint32(tableOffset + 4 + index * 8 + 4)
    if (font.getUint16(at) === 12) return at
  }
  throw new Error('The font has no 32-bit character map')
}
