// That glyphs are really drawn: extraction can be right while a page stays blank.
import { beforeAll, describe, expect, it } from 'vitest'
import { loadFaces } from '../../app/pdf/fonts/faces'
import { paragraph } from '../../app/pdf/layout/paragraph'
import { baselineIn, MARGIN, STYLES } from '../../app/pdf/style'
import { breakLines } from '../../app/pdf/text/lines'
import { makeTestDocument } from './fixtures/document'
import { type Picture, renderPage } from './reading'

const SAMPLES = {
  Latin: 'Größe façade naïve Łódź',
  Greek: 'Ελληνικά έγγραφο',
  Cyrillic: 'Привет, данные',
  Chinese: '客户内容不会训练模型',
  Japanese: 'お客様のデータは学習',
  Korean: '고객데이터는학습',
  Arabic: 'يستخدم المحتوى',
  Hebrew: 'שימוש (בתוכן)',
  'check marks': '✓✔✘ ○◐●▲◆',
  'signs of arithmetic': '≤≥≠→½€Σ−×÷',
  'an unbreakable hyphen': 'a\u2011b',
  'an emoji, named': '[U+1F469]',
} as const
type Sample = keyof typeof SAMPLES
const names = Object.keys(SAMPLES) as Sample[]

const { size, leading } = STYLES.heading1
const rowOf = (name: Sample) => MARGIN + names.indexOf(name) * leading

/** Each character's left end and width, as it was laid out. */
function boxes(text: string) {
  const [line] = breakLines(text, { ...STYLES.heading1, face: 'regular' }, 480, loadFaces())
  return (line?.fragments ?? []).flatMap(({ text: part, x, face }) => {
    let left = x
    return Array.from(part, (character) => {
      const width = (face.advanceOf(character.codePointAt(0) ?? 0) * size) / 1000
      left += width
      return { character, x: left - width, width }
    })
  })
}

describe('every character', () => {
  let page: Picture
  beforeAll(async () => {
    const bytes = await makeTestDocument((flow) => {
      for (const name of names) {
        const text = name === 'an emoji, named' ? '👩' : SAMPLES[name]
        paragraph(flow, [{ text, face: 'regular' }], { style: 'heading1', spaceAfter: 0 })
      }
    })
    page = await renderPage(bytes, 1, 4)
  })

  it.each(names)('of %s has ink of its own', (name) => {
    const y = rowOf(name) + baselineIn({ size, leading }) - size
    const drawn = boxes(SAMPLES[name]).filter(
      ({ character, width }) => /\S/.test(character) && width > 0,
    )
    expect(drawn.length).toBeGreaterThan(2)
    for (const { character, x, width } of drawn) {
      const ink = page.inkIn({ x: MARGIN + x, y, width, height: size * 1.3 })
      expect(ink, `${name}: ${character}`).toBeGreaterThan(0.008)
      expect(ink, `${name}: ${character}`).toBeLessThan(0.6)
    }
  })

  it('of a text with a tab keeps the gap free', async () => {
    const bytes = await makeTestDocument((flow) =>
      paragraph(flow, [{ text: 'H\tH', face: 'regular' }], { style: 'heading1' }),
    )
    const picture = await renderPage(bytes, 1, 4)
    const advance = (character: string) =>
      (loadFaces().regular.advanceOf(character.charCodeAt(0)) * size) / 1000
    const [letter, gap] = [advance('H'), 2 * advance(' ')]
    const inkAt = (x: number, width: number) =>
      picture.inkIn({ x: MARGIN + x, y: MARGIN, width, height: leading })
    expect(inkAt(0, letter)).toBeGreaterThan(0.05)
    expect(inkAt(letter, gap)).toBe(0)
    expect(inkAt(letter + gap, letter)).toBeGreaterThan(0.05)
  })
})
