// The map a reader uses to turn drawn codes back into text, for search, copy and screen readers.

const PER_BLOCK = 100

/** `codePoints[i]` was drawn with code i, which takes so many bytes; 0 for a code nothing has. */
export function toUnicodeMap(codePoints: readonly number[], bytes: 1 | 2): string {
  const all = codePoints.flatMap((codePoint, code) =>
    codePoint === 0 ? [] : [`<${hex(code, bytes)}> <${utf16(codePoint)}>`],
  )
  const blocks: string[] = []
  for (let first = 0; first < all.length; first += PER_BLOCK) {
    const rows = all.slice(first, first + PER_BLOCK)
    blocks.push(`${rows.length} beginbfchar\n${rows.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<${hex(0, bytes)}> <${'ff'.repeat(bytes)}>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}

function hex(unit: number, bytes: 1 | 2): string {
  return unit.toString(16).padStart(2 * bytes, '0')
}

function utf16(codePoint: number): string {
  const text = letterOf(codePoint)
  return Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index), 2)).join('')
}

/**
 * Arabic letters are drawn in the shape their place asks for, and copied as the letters they are.
 * Letters drawn as one come turned round: readers take all that runs to the left as drawn from the
 * left, and turn it again.
 */
function letterOf(codePoint: number): string {
  const letter = String.fromCodePoint(codePoint)
  const isShape =
    (codePoint >= 0xfb50 && codePoint < 0xfe00) || (codePoint >= 0xfe70 && codePoint < 0xfeff)
  return isShape ? [...letter.normalize('NFKC')].reverse().join('') : letter
}
