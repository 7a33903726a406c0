import { describe, expect, it } from 'vitest'
import { faceFor, loadFaces } from '../../app/pdf/fonts/faces'
import { drawnAs, meantBy } from '../../app/pdf/fonts/mirrored'
import { STYLES } from '../../app/pdf/style'
import { joined } from '../../app/pdf/text/arabic'
import { visualOrder } from '../../app/pdf/text/direction'
import { drawable } from '../../app/pdf/text/drawable'
import { fitOnLine } from '../../app/pdf/text/fit'
import { breakLines, type Line, measure } from '../../app/pdf/text/lines'

const faces = loadFaces()
const shown = (text: string) =>
  drawable(text, (code) => faceFor(code, faces.regular, faces) !== undefined)
const textOf = ({ fragments }: Line) =>
  fragments
    .toSorted((a, b) => a.x - b.x)
    .map(({ text }) => text)
    .join('')
const linesOf = (text: string, width: number) =>
  breakLines(text, STYLES.body, width, faces).map(textOf)

describe('drawable text', () => {
  it('leaves covered text as it is', () => {
    const text = 'Ærlig – “Größe” Привет Ελλάδα ✓ → ½'
    expect(shown(text)).toBe(text)
  })

  it('names what no face covers, one bracket for each group', () => {
    expect(shown('aไทยb')).toBe('a[U+0E44 U+0E17 U+0E22]b')
    expect(shown('👩‍👧 x')).toBe('[U+1F469 U+200D U+1F467] x')
  })

  it('names control characters and those that reorder text', () => {
    expect(shown('a\u0000b\u0007\u009f')).toBe('a[U+0000]b[U+0007 U+009F]')
    expect(shown('pay \u202e001')).toBe('pay [U+202E]001')
    expect(shown('\u2066x\u2069')).toBe('[U+2066]x[U+2069]')
  })

  it('names half a surrogate pair instead of throwing', () => {
    expect(shown('x\ud83d')).toBe('x[U+D83D]')
    expect(shown('\udc00y')).toBe('[U+DC00]y')
  })

  it('keeps line ends of every kind and gives a tab its room', () => {
    expect(shown('a\r\nb\rc\u2028d\u0085e\tf')).toBe('a\nb\nc\nd\ne  f')
  })

  it('composes letters and accents, and drops the soft hyphen', () => {
    expect(shown('Cafe\u0301 Daten\u00adschutz')).toBe('Café Datenschutz')
  })
})

describe('lines', () => {
  it('break at spaces and are never wider than asked', () => {
    const text = 'one two three four five six seven eight nine ten '.repeat(8)
    for (const line of breakLines(text, STYLES.body, 120, faces)) {
      expect(line.width).toBeLessThanOrEqual(120)
      expect(textOf(line)).toMatch(/^\S.*\S$/)
    }
  })

  it('break inside a word that is wider than the line, losing nothing', () => {
    const word = 'Abcdefghij'.repeat(50)
    const lines = linesOf(word, 100)
    expect(lines.length).toBeGreaterThan(10)
    expect(lines.join('')).toBe(word)
  })

  it('keep ids and dates whole, and part words at hyphens and strokes', () => {
    const upTo = (text: string) => measure(text, STYLES.body, faces) + 1
    expect(linesOf('see TRN-01', upTo('see TRN-'))).toEqual(['see', 'TRN-01'])
    expect(linesOf('on 2026-11-21', upTo('on 2026-11'))).toEqual(['on', '2026-11-21'])
    expect(linesOf('sub-processor', upTo('sub-process'))).toEqual(['sub-', 'processor'])
    expect(linesOf('input/output', upTo('input/outp'))).toEqual(['input/', 'output'])
  })

  it('start anew at each line end of the text, also when it is empty', () => {
    expect(linesOf('a\n\nb', 100)).toEqual(['a', '', 'b'])
    expect(linesOf('', 100)).toEqual([''])
  })

  it('break across styles as if they were one text', () => {
    const pieces = [{ text: 'bo', face: 'bold' as const }, { text: 'ld and plain words' }]
    const lines = breakLines(pieces, STYLES.body, 70, faces)
    expect(lines.map(textOf).join(' ')).toBe('bold and plain words')
    expect(lines[0]?.fragments[0]?.face.name).toBe('bold')
  })

  it('set what the fixed-width face lacks in the regular one', () => {
    const [line] = breakLines([{ text: 'aԀb', face: 'mono' }], STYLES.body, 100, faces)
    expect(faces.mono.covers(0x500)).toBe(false)
    expect(line?.fragments.map(({ face }) => face.name)).toEqual(['mono', 'regular', 'mono'])
  })

  it('take 100,000 unbroken characters without losing one', () => {
    const lines = linesOf('W'.repeat(100_000), 480)
    expect(lines.join('').length).toBe(100_000)
  })

  it('are shortened with an ellipsis where only one fits', () => {
    const line = fitOnLine('A rather long name of a vendor', STYLES.body, 90, faces)
    expect(textOf(line)).toMatch(/^A rather.*…$/)
    expect(line.width).toBeLessThanOrEqual(90)
    expect(textOf(fitOnLine('Short', STYLES.body, 90, faces))).toBe('Short')
  })
})

describe('Chinese and Japanese', () => {
  it('are set in a face of their own, beside Latin in the one that was asked for', () => {
    const [line] = breakLines('SOC 2 報告書です', STYLES.strong, 400, faces)
    expect(line?.fragments.map(({ face }) => face.name)).toEqual(['bold', 'han'])
    expect(line?.width).toBeGreaterThan(50)
  })

  it('break between any two characters, but not before a stop or after an opening bracket', () => {
    const room = (text: string) => measure(text, STYLES.body, faces) + 1
    expect(linesOf('顧客データは', room('顧客デ'))).toEqual(['顧客', 'データ', 'は'])
    expect(linesOf('保存しない。次', room('保存しない'))).toEqual(['保存しな', 'い。次'])
    expect(linesOf('これは「引用」', room('これは「'))).toEqual(['これは', '「引用」'])
  })
})

describe('Arabic letters', () => {
  const joinedText = (text: string) => joined(text, (code) => faces.regular.covers(code))

  it('take the shape of their place in the word', () => {
    expect(joinedText('بيت')).toBe('\ufe91\ufef4\ufe96')
    expect(joinedText('دار')).toBe('\ufea9\ufe8d\ufead')
    expect(joinedText('توى')).toBe('\ufe97\ufeee\ufeef')
    expect(joinedText('بى')).toBe('\ufe91\ufef0')
    expect(joinedText('ب ب')).toBe('\ufe8f \ufe8f')
  })

  it('join lam and alef, and see through marks', () => {
    expect(joinedText('سلام')).toBe('\ufeb3\ufefc\ufee1')
    expect(joinedText('بَب')).toBe('\ufe91\u064e\ufe90')
  })

  it('stay plain where no face has the shape, and leave other scripts alone', () => {
    expect(joined('بيت', () => false)).toBe('بيت')
    expect(joinedText('אבג abc')).toBe('אבג abc')
  })
})

describe('right-to-left text', () => {
  const drawn = (text: string) =>
    visualOrder(text)
      .map(({ start, end }) => text.slice(start, end))
      .join('')

  it('stands in the order in which it is read', () => {
    expect(drawn('say שלום now')).toBe('say םולש now')
    expect(drawn('say אב גד now')).toBe('say דג בא now')
  })

  it('keeps numbers from left to right', () => {
    expect(drawn('גרסה 2.5 כאן')).toBe('ןאכ 2.5 הסרג')
  })

  it('begins at the right where the line begins with it', () => {
    expect(drawn('שלום world')).toBe('world םולש')
  })

  it('opens brackets to the left, and means them as they were written', () => {
    const line = breakLines('שלום (אב)', STYLES.body, 200, faces)[0]
    const leftToRight = line?.fragments.toSorted((a, b) => a.x - b.x) ?? []
    const codes = Array.from(
      leftToRight.map(({ text }) => text).join(''),
      (c) => c.codePointAt(0) ?? 0,
    )
    expect(String.fromCodePoint(...codes.map(drawnAs))).toBe('(בא) םולש')
    expect(String.fromCodePoint(...codes.map(meantBy))).toBe(')בא( םולש')
  })
})
