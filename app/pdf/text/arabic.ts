// Arabic letters in the shape their neighbours ask for: alone, at the end, at the start, between.

/** Shapes of a letter in the order Unicode lists them: alone, final, and for most initial, medial. */
const SHAPES = new Map<string, string[]>()
/** The blocks that hold them; the one of common letters first, which the others only add to. */
for (const [first, last] of [
  [0xfe80, 0xfefc],
  [0xfb50, 0xfbb1],
  [0xfbd3, 0xfbff],
] as const) {
  for (let code = first; code <= last; code++) {
    const shape = String.fromCharCode(code)
    const letters = shape.normalize('NFKC')
    if (letters !== shape) SHAPES.set(letters, [...(SHAPES.get(letters) ?? []), shape])
  }
}

const ARABIC = /[\u0620-\u06ff]/
const LAM = '\u0644'
const LENGTHENER = '\u0640'
/** A letter with the marks that stand on it. */
const LETTER = /(\P{M})(\p{M}*)/gsu

const joinsNext = (letters: string) => letters === LENGTHENER || shapesOf(letters).length === 4
const joinsBefore = (letters: string) => letters === LENGTHENER || shapesOf(letters).length >= 2
const shapesOf = (letters: string) => SHAPES.get(letters) ?? []

/** A shape that no face has is left as the plain letter. */
export function joined(text: string, covers: (codePoint: number) => boolean): string {
  if (!ARABIC.test(text)) return text
  const letters = withLigatures(
    [...text.matchAll(LETTER)].map(([, letter = '', marks = '']) => ({ letter, marks })),
  )
  return letters
    .map(({ letter, marks }, index) => {
      const before = joinsBefore(letter) && joinsNext(letters[index - 1]?.letter ?? '')
      const after = joinsNext(letter) && joinsBefore(letters[index + 1]?.letter ?? '')
      const shape = shapesOf(letter)[(after ? 2 : 0) + (before ? 1 : 0)]
      return (shape && covers(shape.charCodeAt(0)) ? shape : letter) + marks
    })
    .join('')
}

interface Letter {
  letter: string
  marks: string
}

/** Lam and an alef behind it are always written as one. */
function withLigatures(letters: readonly Letter[]): Letter[] {
  const found: Letter[] = []
  for (const { letter, marks } of letters) {
    const last = found.at(-1)
    if (last?.letter === LAM && last.marks === '' && SHAPES.has(LAM + letter)) {
      found[found.length - 1] = { letter: LAM + letter, marks }
    } else found.push({ letter, marks })
  }
  return found
}
