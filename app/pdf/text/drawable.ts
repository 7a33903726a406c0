// Turns any string into one that can be drawn: what no face covers is shown by its code point.

/** Whether some face can draw the code point. */
export type Covers = (codePoint: number) => boolean

/** Two spaces: a tab has no width of its own on a page. */
const TAB = '  '

/**
 * Never throws and never drops a character silently. Line ends of every kind become '\n', a tab two
 * spaces. Uncovered characters, control characters and the invisible ones that reorder text become
 * '[U+4E2D U+6587]', one bracket per group. Composed to NFC so that letters with accents are drawn
 * as designed. Only the soft hyphen goes: it is a hint for line breaking and nothing else.
 */
export function drawable(text: string, covers: Covers): string {
  if (isPlain(text, covers)) return text
  let out = ''
  let group: string[] = []
  const closeGroup = () => {
    if (group.length > 0) out += `[${group.join(' ')}]`
    group = []
  }
  for (const character of withLineEnds(text.normalize('NFC'))) {
    const shown = shownAs(character, covers)
    if (shown === undefined || (group.length > 0 && isJoiner(character))) {
      group.push(nameOf(character))
    } else {
      closeGroup()
      out += shown
    }
  }
  closeGroup()
  return out
}

/** The common case, decided without building a new string. */
export function isPlain(text: string, covers: Covers): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    const ascii = (unit >= 0x20 && unit < 0x7f) || unit === 0x0a
    if (!ascii && !isPlainUnit(unit, covers)) return false
  }
  return true
}

/** Not a control, a combining mark, half of a pair or invisible; and some face draws it. */
function isPlainUnit(unit: number, covers: Covers): boolean {
  if (unit < 0xa0 || unit === 0xad) return false
  if (unit >= 0x300 && unit < 0x370) return false
  if (unit >= 0x590 && !(unit >= 0x2010 && unit < 0x2028)) return false
  return covers(unit)
}

function withLineEnds(text: string): string {
  return text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replaceAll('\u00ad', '')
}

/** Undefined where the character has to be named instead of drawn. */
function shownAs(character: string, covers: Covers): string | undefined {
  if (character === '\n') return character
  if (character === '\t') return TAB
  const codePoint = character.codePointAt(0) ?? 0
  return isHidden(codePoint) || !covers(codePoint) ? undefined : character
}

/** Controls, surrogate halves, and the marks that can make text read other than it is written. */
function isHidden(codePoint: number): boolean {
  if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)) return true
  if (codePoint >= 0xd800 && codePoint < 0xe000) return true
  if (codePoint >= 0x202a && codePoint <= 0x202e) return true
  return codePoint >= 0x2066 && codePoint <= 0x2069
}

/** Invisible parts of an emoji or a letter belong to the group that is named. */
function isJoiner(character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0
  const isVariant = codePoint >= 0xfe00 && codePoint <= 0xfe0f
  return codePoint === 0x200c || codePoint === 0x200d || isVariant
}

function nameOf(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}
