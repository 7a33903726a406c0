import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faceFor, loadFaces } from '../../app/pdf/fonts/faces'
import { paragraph } from '../../app/pdf/layout/paragraph'
import { MARGIN } from '../../app/pdf/style'
import { RIGHT_TO_LEFT } from '../../app/pdf/text/direction'
import { drawable } from '../../app/pdf/text/drawable'
import { renderReport } from '../../templates/report/report'
import { run } from '../support/pdf-tools'
import { makeTestDocument } from './fixtures/document'
import { makeQuestion } from './fixtures/questions'
import { makeAudit, makeRecord } from './fixtures/record'
import { bodyText, openPdf, renderPage, squeezed } from './reading'

const faces = loadFaces()
const shown = (text: string) =>
  drawable(text, (code) => faceFor(code, faces.regular, faces) !== undefined)

function recordWith(answers: readonly string[]) {
  const questions = answers.map((answer, index) =>
    makeQuestion({ id: `Q-${index}`, answer, comment: answer, exception: null, frameworkRefs: [] }),
  )
  return makeRecord({ questions, evidence: [], findings: [], audit: makeAudit(1) })
}

/** Without what has no width of its own, which the reader leaves out. */
const visible = (text: string) => text.normalize('NFKC').replace(/[\p{Cf}\p{M}\s]/gu, '')

/** Any code point there is, halves of surrogate pairs included. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 24 })
  .map((codes) => codes.map((code) => String.fromCodePoint(code)).join(''))

describe('an answer in any script', () => {
  it('never stops a report, and is all there: 5,000 random texts', async () => {
    const answer = fc.oneof(anyText, fc.string({ unit: 'binary', maxLength: 30 }))
    const texts = fc.sample(answer, { numRuns: 5000, seed: 20261121 })
    for (let from = 0; from < texts.length; from += 500) {
      const some = texts.slice(from, from + 500)
      const bytes = await renderReport(recordWith(some))
      const read = visible(await bodyText(bytes))
      // Another program's reading: in the order of the file, without the head and foot of each page.
      const body = ['-raw', '-x', '0', '-y', '45', '-W', '596', '-H', '752']
      const { output } = run('pdftotext', bytes, (file) => [...body, file, '-'])
      const readByPoppler = visible(output)
      for (const text of some.filter((each) => !RIGHT_TO_LEFT.test(each))) {
        const wanted = visible(squeezed(shown(text)))
        expect(read).toContain(wanted)
        expect(readByPoppler).toContain(wanted)
      }
    }
  }, 120_000)

  it('can be read back, what is not covered by its code point', async () => {
    const texts = fc.sample(fc.string({ unit: 'grapheme-composite', maxLength: 80 }), {
      numRuns: 120,
      seed: 7,
    })
    const written = texts.filter((text) => !/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text))
    expect(written.length).toBeGreaterThan(90)
    const read = await bodyText(await renderReport(recordWith(written)))
    for (const text of written) expect(read).toContain(squeezed(shown(text)))
  })

  it('is read back in the right order where it runs from right to left', async () => {
    const hebrew = 'אין שימוש בתוכן'
    const read = await bodyText(await renderReport(recordWith([hebrew])))
    expect(read).toContain(squeezed(hebrew))
    const arabic = 'لا يستخدم المحتوى للتدريب'
    expect(await bodyText(await renderReport(recordWith([arabic])))).toContain(squeezed(arabic))
  })

  it('keeps its brackets when it is copied, though they are drawn the other way round', async () => {
    const hebrew = 'אין שימוש (בתוכן) [שלנו] «כאן» {או} <שם>'
    expect(await bodyText(await renderReport(recordWith([hebrew])))).toContain(squeezed(hebrew))
  })

  it('is drawn and read back in Chinese, Japanese and Korean', async () => {
    const texts = [
      '客户内容不会用于训练模型。',
      'お客様のデータは学習に使いません。',
      '國際標準認證',
      '고객 데이터는 학습에 사용하지 않습니다.',
    ]
    const read = await bodyText(await renderReport(recordWith(texts)))
    for (const text of texts) expect(read).toContain(squeezed(text))
    const bytes = await makeTestDocument((flow) =>
      paragraph(flow, texts[0] ?? '', { style: 'title' }),
    )
    const page = await renderPage(bytes, 1)
    // Every character is drawn: in each em there is ink, and no box of the missing glyph.
    for (let index = 0; index < 12; index++) {
      const ink = page.inkIn({ x: MARGIN + index * 26, y: MARGIN + 2, width: 26, height: 32 })
      expect(ink).toBeGreaterThan(0.05)
      expect(ink).toBeLessThan(0.4)
    }
  })

  it('survives every character that is known to kill reports', async () => {
    const killers =
      '✓ \t \n \u2011 \u00a0 👩‍👩‍👧‍👦 🇩🇪 \ufeff \u200b ﬁ \u0000 \ud800 中文 العربية \\ ( ) <script> %PDF'
    const bytes = await renderReport(recordWith([killers]))
    const read = await bodyText(bytes)
    for (const part of ['中文', '[U+1F1E9U+1F1EA]', '[U+0000]', '[U+D800]'])
      expect(read).toContain(part)
  })

  it('of 100,000 unbroken characters is all there', async () => {
    const text = 'abcdefghij'.repeat(10_000)
    const read = await bodyText(await renderReport(recordWith([text])))
    expect(read.match(/abcdefghij/g)?.length).toBeGreaterThanOrEqual(19_000)
  })

  it('may stand in every name of the record', async () => {
    const odd = 'Żółć 株式会社 \u202e\ud83d (x) \\'
    const record = makeRecord()
    const bytes = await renderReport({
      ...record,
      vendor: { name: odd, legalName: odd, domain: odd },
      organisation: { ...record.organisation, name: odd, classification: odd, verifyUrl: odd },
      evidence: record.evidence.map((item) => ({ ...item, fileName: odd, kind: odd })),
      questions: record.questions.map((question) => ({ ...question, section: odd, wording: odd })),
    })
    const document = await openPdf(bytes)
    expect(document.numPages).toBeGreaterThan(5)
    const named = 'Żółć 株式会社 [U+202E U+D83D] (x) \\'
    expect((await document.getMetadata()).info).toMatchObject({ Author: named })
    const outline = await document.getOutline()
    const appendix = outline.find(({ title }) => title.startsWith('Appendix A'))
    expect(appendix?.items[0]?.title).toBe(named)
  })
})
