// The map a reader uses to turn drawn codes back into text, for search, copy and screen readers.

const PER_BLOCK = 100

/** `codePoints[i]` was drawn with code i + 1. */
export function toUnicodeMap(codePoints: readonly number[]): string {
  const blocks: string[] = []
  for (let first = 0; first < codePoints.length; first += PER_BLOCK) {
    const block = codePoints.slice(first, first + PER_BLOCK)
    const rows = block.map(
      (codePoint, index) => `<${hex(first + index + 1)}> <${utf16(codePoint)}>`,
    )
    blocks.push(`${rows.length} beginbfchar\n${rows.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}

function hex(unit: number): string {
  return unit.toString(16).padStart(4, '0')
}

function utf16(codePoint: number): string {
  const text = String.fromCodePoint(codePoint)
  return Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index))).join('')
}
