import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../app/core/audit/canonical-json'
import { recordHash, reportRecord } from '../../app/core/report/record'
import { paragraph } from '../../app/pdf/layout/paragraph'
import { MARGIN } from '../../app/pdf/style'
import { levelMark } from '../../templates/report/mark'
import { renderReport } from '../../templates/report/report'
import { PARTS } from './fixtures/blueprint'
import { makeCondition, makeFinding } from './fixtures/decision'
import { makeTestDocument } from './fixtures/document'
import { makeQuestion, makeQuestions } from './fixtures/questions'
import { makeAudit, makeEvidence, makeRecord, sha256 } from './fixtures/record'
import { bodyText, openPdf, readPages, renderPage, squeezed } from './reading'

describe('the report', () => {
  it('is the same bytes for the same record', async () => {
    const first = await renderReport(makeRecord())
    const second = await renderReport(reportRecord.parse(JSON.parse(canonicalJson(makeRecord()))))
    expect(Buffer.compare(first, second)).toBe(0)
  })

  it('is other bytes when the record differs in one character', async () => {
    const record = makeRecord()
    const other = makeRecord({ number: 'R-0013' })
    expect(Buffer.compare(await renderReport(record), await renderReport(other))).not.toBe(0)
  })

  it('has every question with its wording and answer', async () => {
    const record = makeRecord({ questions: makeQuestions(90) })
    const text = await bodyText(await renderReport(record))
    for (const question of record.questions) {
      expect(text).toContain(squeezed(`${question.id} ${question.wording}`))
      if (question.hiddenBecause === null && question.answer !== null) {
        expect(text).toContain(squeezed(question.answer))
      }
    }
  })

  it('says of an unanswered question that it is, and lists hidden ones with the condition', async () => {
    const text = await bodyText(
      await renderReport(
        makeRecord({
          questions: [
            makeQuestion({ id: 'TRN-01', wording: 'Is our content used?', answer: null }),
            makeQuestion({
              id: 'AGT-01',
              wording: 'Does it act?',
              hiddenBecause: 'Autonomy is low',
            }),
          ],
        }),
      ),
    )
    expect(text).toContain(squeezed('TRN-01 Is our content used? Answer Not answered'))
    expect(text).toContain(squeezed('AGT-01 Does it act? Autonomy is low'))
  })

  it('has every part of the blueprint as a bookmark', async () => {
    const document = await openPdf(await renderReport(makeRecord()))
    const titles = (await document.getOutline()).map(({ title }) => title.replace(/\s+/g, ' '))
    expect(titles).toEqual(PARTS)
  })

  it('carries number, vendor, classification and page on every page', async () => {
    const pages = await readPages(await renderReport(makeRecord()))
    pages.forEach(({ text }, index) => {
      expect(text).toContain('R-0012 version 1 · Parlance · Parlance Assist (Business plan)')
      expect(text).toContain('Confidential')
      expect(text).toContain(`Page ${index + 1} of ${pages.length}`)
      expect(text).not.toContain('DRAFT')
    })
  })

  it('attaches the record, whose hash is the one it prints', async () => {
    const record = makeRecord()
    const bytes = await renderReport(record)
    const files = await (await openPdf(bytes)).getAttachments()
    const { content } = files['record.json'] as { content: Uint8Array }
    const json = new TextDecoder().decode(content)
    expect(reportRecord.parse(JSON.parse(json))).toEqual(record)
    expect(sha256(json)).toBe(recordHash(record, sha256))
    expect(await bodyText(bytes)).toContain(sha256(json))
  })

  it('tells readers its title, author, language and dates, and claims no standard', async () => {
    const { info, metadata } = await (await openPdf(await renderReport(makeRecord()))).getMetadata()
    expect(info).toMatchObject({
      Title: 'R-0012 version 1: Parlance Systems GmbH, Parlance Assist (Business plan)',
      Author: 'Halden Insurance',
      Language: 'en',
      CreationDate: 'D:20261121140211Z',
      ModDate: 'D:20261121140211Z',
    })
    expect(metadata).toBeNull()
  })

  it('is marked DRAFT on every page before the decision, and SUPERSEDED after re-issue', async () => {
    const draft = await readPages(await renderReport(makeRecord({ decision: null })))
    for (const { text } of draft) expect(text.match(/DRAFT/g)).toHaveLength(2)
    const old = await readPages(await renderReport(makeRecord(), { supersededBy: 2 }))
    for (const { text } of old) expect(text.match(/SUPERSEDED/g)).toHaveLength(2)
    expect(old[0]?.text).toContain('Superseded by version 2')
  })

  it('holds the largest review: 90 questions, 60 files, 40 findings', async () => {
    const questions = makeQuestions(90)
    const record = makeRecord({
      questions,
      evidence: makeEvidence(60, questions),
      findings: Array.from({ length: 40 }, (_, index) => makeFinding({ id: `F-${index + 1}` })),
      conditions: Array.from({ length: 20 }, (_, index) => makeCondition({ id: `C-${index + 1}` })),
      audit: makeAudit(600),
    })
    const bytes = await renderReport(record, { pageSize: 'Letter' })
    const text = await bodyText(bytes)
    for (const item of record.evidence) expect(text).toContain(item.sha256)
    for (const { id } of record.findings) expect(text).toContain(`${id}Guestscansignin`)
  })

  it('is whole with nothing in it', async () => {
    const record = makeRecord({
      questions: [],
      findings: [],
      conditions: [],
      evidence: [],
      modelsAndHosts: [],
      attestation: null,
      reviewers: [],
      decision: null,
      audit: makeAudit(1),
    })
    const text = await bodyText(await renderReport(record))
    expect(text).toContain(squeezed('Nobody has signed this off.'))
    expect(text).toContain(squeezed('no score: nothing could be scored').slice(1))
  })

  it('sets out what caps did, so that the published score can be redone', async () => {
    const plain = makeRecord()
    const cap = { id: 'cap', questionId: null, sentence: 'A red answer.', questions: ['TRN-01'] }
    const caps = [
      { ...cap, scope: 'TRN', at: 40 },
      { ...cap, scope: 'overall', at: 50 },
    ]
    const text = await bodyText(
      await renderReport(makeRecord({ score: { ...plain.score, assured: 50, caps } })),
    )
    expect(text).toContain(squeezed('÷ 100 = 63.925, rounded 63.9.'))
    expect(text).toMatch(/Assured,domainscapped:\(.*13×40\.000.*rounded61\.9\./)
    expect(text).toContain(squeezed('Assured, overall capped: at most 50, that is 50.0.'))
  })

  describe('says of caps and flags only what they did', () => {
    const { score } = makeRecord()
    const flags = [
      { id: 'TRN-01:red', questionId: 'TRN-01', sentence: 'It trains.' },
      { id: 'MON-07:red', questionId: 'MON-07', sentence: 'It is silent.' },
    ]
    const cap = { questionId: null, sentence: 'A red answer.', scope: 'overall' }
    const draw = async (over: Partial<typeof score>) =>
      bodyText(await renderReport(makeRecord({ score: { ...score, flags, ...over } })))

    it('nothing of caps where none is in force', async () => {
      const text = await draw({ caps: [] })
      expect(text).not.toContain(squeezed('Before caps'))
      expect(text).not.toContain(squeezed('See caps'))
      expect(text).toContain(squeezed('No cap; approval needs conditions'))
    })

    it('that a cap above the score changed nothing', async () => {
      const caps = [{ ...cap, id: 'high', at: 99, questions: ['TRN-01'] }]
      const text = await draw({ caps })
      expect(text).not.toContain(squeezed('Before caps'))
      expect(text).toContain(squeezed('so no cap changed it'))
    })

    it('which flag put which cap in force, and the pair before and after', async () => {
      const caps = [{ ...cap, id: 'low', at: 50, questions: ['TRN-01'] }]
      const text = await draw({ caps, assured: 50, asStated: 50 })
      expect(text).toContain(squeezed('Before caps: assured 63.9'))
      expect(text).toContain(squeezed('After: assured 50.0, as stated 50.0'))
      expect(text).toContain(squeezed('TRN-01 Puts low in force'))
      expect(text).toContain(squeezed('MON-07 No cap; approval needs conditions'))
    })

    it('that stated answers count in part', async () => {
      expect(await draw({})).not.toContain(squeezed('counts only what is proven'))
    })
  })

  it('draws the bars of the chart and the text of the cover', async () => {
    const bytes = await renderReport(makeRecord())
    const cover = await renderPage(bytes, 1)
    expect(cover.inkIn({ x: 56, y: 60, width: 480, height: 500 })).toBeGreaterThan(0.01)
    const pages = await readPages(bytes)
    const scores = pages.findIndex(
      ({ text }, index) => index > 3 && text.includes('Outer pale bar'),
    )
    const inner = pages[scores]?.pieces.find(({ text }) => text.startsWith('IAM'))
    const page = await renderPage(bytes, scores + 1)
    const middle = page.height - (inner?.y ?? 0) - 3
    const [plotLeft, plotWidth] = [56.7 + 0.41 * 481.9, 0.44 * 481.9]
    const bar = page.inkIn({ x: plotLeft + 2, y: middle - 3, width: plotWidth * 0.38, height: 6 })
    const beyond = page.inkIn({
      x: plotLeft + plotWidth * 0.7,
      y: middle - 3,
      width: 20,
      height: 6,
    })
    expect(bar).toBeGreaterThan(0.9)
    expect(beyond).toBeLessThan(0.1)
  })
})

describe('a risk level', () => {
  it.each([
    ['Low', '#DDF1F4', '#0B5C6B'],
    ['Moderate', '#FFF2C7', '#6B4E00'],
    ['High', '#FFE3D1', '#8F3A00'],
    ['Critical', '#FBDDE7', '#8A0F3C'],
  ] as const)('%s is a word on its own ground in its own ink', async (level, ground, ink) => {
    const bytes = await makeTestDocument((flow) => paragraph(flow, [levelMark(level, 40)]))
    const page = await renderPage(bytes, 1)
    expect(page.shows(ground)).toBe(true)
    expect(page.shows(ink)).toBe(true)
    expect(await bodyText(bytes)).toBe(level)
  })

  it('can be told from every other without colour, by its shape', async () => {
    const inks = await Promise.all(
      (['Low', 'Moderate', 'High', 'Critical'] as const).map(async (level) => {
        const bytes = await makeTestDocument((flow) => paragraph(flow, [levelMark(level, 40)]))
        const page = await renderPage(bytes, 1)
        return page.inkIn({ x: MARGIN + 14, y: MARGIN - 28, width: 38, height: 50 })
      }),
    )
    const sorted = inks.toSorted((a, b) => a - b)
    for (let index = 1; index < sorted.length; index++) {
      expect((sorted[index] ?? 0) / (sorted[index - 1] ?? 1)).toBeGreaterThan(1.05)
    }
  })
})
