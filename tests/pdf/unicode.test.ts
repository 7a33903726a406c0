import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadFaces } from '../../app/pdf/fonts/faces'
import { drawable } from '../../app/pdf/text/drawable'
import { renderReport } from '../../templates/report/report'
import { makeQuestion } from './fixtures/questions'
import { makeAudit, makeRecord } from './fixtures/record'
import { bodyText, openPdf, squeezed } from './reading'

const shown = (text: string) => drawable(text, (code) => loadFaces().regular.covers(code))

function recordWith(answers: readonly string[]) {
  const questions = answers.map((answer, index) =>
    makeQuestion({ id: `Q-${index}`, answer, comment: answer, exception: null, frameworkRefs: [] }),
  )
  return makeRecord({ questions, evidence: [], findings: [], audit: makeAudit(1) })
}

/** Any code point there is, halves of surrogate pairs included. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 60 })
  .map((codes) => codes.map((code) => String.fromCodePoint(code)).join(''))

describe('an answer in any script', () => {
  it('never stops a report: 500 random texts', async () => {
    const answer = fc.oneof(anyText, fc.string({ unit: 'binary', maxLength: 200 }))
    await fc.assert(
      fc.asyncProperty(answer, async (text) => {
        const bytes = await renderReport(recordWith([text]))
        expect(bytes.length).toBeGreaterThan(10_000)
      }),
      { numRuns: 500, seed: 20261121 },
    )
  }, 240_000)

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
  })

  it('survives every character that is known to kill reports', async () => {
    const killers =
      '✓ \t \n \u2011 \u00a0 👩‍👩‍👧‍👦 🇩🇪 \ufeff \u200b ﬁ \u0000 \ud800 中文 العربية \\ ( ) <script> %PDF'
    const bytes = await renderReport(recordWith([killers]))
    expect(await bodyText(bytes)).toContain(squeezed(shown('中文')))
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
