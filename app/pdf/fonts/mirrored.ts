// Brackets in right-to-left text: drawn as their counterparts, and copied out of the file as themselves.

const PAIRS = '()[]{}<>«»'
const BRACKET = /[()[\]{}<>«»]/g
/** Such a bracket has a code point of its own, on a plane that no face draws and no text gets here from. */
const PLANE = 0x100000

/** For drawing only: what is laid out is the text as it was written. */
export function mirrored(text: string): string {
  return text.replace(BRACKET, (bracket) => String.fromCodePoint(PLANE + bracket.charCodeAt(0)))
}

/** The character whose glyph is drawn. */
export function drawnAs(codePoint: number): number {
  if (codePoint < PLANE) return codePoint
  const at = PAIRS.indexOf(String.fromCharCode(codePoint - PLANE))
  return PAIRS.charCodeAt(at ^ 1)
}

/** The character that is meant. */
export function meantBy(codePoint: number): number {
  return codePoint < PLANE ? codePoint : codePoint - PLANE
}
