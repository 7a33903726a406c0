// Text that ends up in a mail's header: one line, no control characters, nothing that reorders what is read.

const LONGEST = 200
/** Line and paragraph ends of every kind, and all other control characters. */
const breaking = /[\p{Cc}\p{Zl}\p{Zp}]+/gu
/** Marks that turn the reading direction: in a name they can make one address look like another. */
const reordering = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]/gu

/** A header value can never end its line, so nobody's name or text can add a header of its own. */
export function singleLine(text: string): string {
  const line = text.replace(breaking, ' ').replace(reordering, '').replace(/ {2,}/g, ' ').trim()
  return line.length <= LONGEST ? line : `${[...line].slice(0, LONGEST - 1).join('')}…`
}
