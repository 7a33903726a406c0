// The characters most documents are made of, each with a code of one byte.

/** At the codes from 0x80, where Latin-1 has control characters. */
const SIGNS = '“”‘’‚„–—…•−≥≤≠→←✓✔✘○◐●▲◆■Σ€™‑❚'

/** Code point per code; 0 for a code that nothing has. ASCII and Latin-1 stand at their own. */
export const COMMON: readonly number[] = Array.from({ length: 256 }, (_, code) => {
  if (code < 0x20 || code === 0x7f) return 0
  if (code >= 0x80 && code < 0xa0) return SIGNS.codePointAt(code - 0x80) ?? 0
  // The unbreakable space and the soft hyphen would be copied out of the file as other characters.
  return code === 0xa0 || code === 0xad ? 0 : code
})

/** Code by code point. */
const CODES = new Map(COMMON.flatMap((codePoint, code) => (codePoint ? [[codePoint, code]] : [])))

/** 0 for a character without a code of one byte. */
export function commonCode(codePoint: number): number {
  if (codePoint >= 0x20 && codePoint < 0x7f) return codePoint
  return CODES.get(codePoint) ?? 0
}
