// The four copies of a report: each says what it withholds, and holds nothing of it.
import { describe, expect, it } from 'vitest'
import { audiences, audienceWords, recordFor } from '../../app/core/report/audience'
import { renderReport } from '../../templates/report/report'
import { everyPart } from './fixtures/blueprint'
import { makeCondition } from './fixtures/decision'
import { makeQuestions } from './fixtures/questions'
import { makeRecord } from './fixtures/record'
import { bodyText, openPdf, readPages, squeezed } from './reading'

const record = makeRecord({ questions: makeQuestions(90) })

const attachments = async (bytes: Uint8Array) =>
  Object.keys((await (await openPdf(bytes)).getAttachments()) ?? {})

describe('a copy of a report', () => {
  it('says what is withheld from it', async () => {
    for (const audience of ['annex', 'vendor'] as const) {
      const text = await bodyText(await renderReport(record, { audience }))
      for (const sentence of audienceWords[audience].withheld) {
        expect(text, audience).toContain(squeezed(sentence))
      }
    }
    const summary = await bodyText(await renderReport(record, { audience: 'summary' }))
    expect(summary).toContain(squeezed('Withheld: everything else of the full report'))
  })

  it('names no score, verdict, finding or reviewer to the vendor', async () => {
    const text = await bodyText(await renderReport(record, { audience: 'vendor' }))
    const internal = [
      ...record.findings.map(({ statement }) => statement),
      ...record.questions.flatMap(({ verdict }) => (verdict?.reason ? [verdict.reason] : [])),
      ...record.reviewers.map(({ name }) => name),
      ...(record.decision?.approvers.map(({ name }) => name) ?? []),
      ...(record.decision?.concerns ?? []),
      record.decision?.reason ?? '',
      record.use.purpose,
    ].map(squeezed)
    expect(internal.length).toBeGreaterThan(8)
    expect(internal.every((words) => words !== '')).toBe(true)
    for (const words of internal) expect(text).not.toContain(words)
    for (const word of ['Assured', 'Residual', 'Verdict', 'Tier']) expect(text).not.toContain(word)
  })

  it('says which version it replaces to everybody, and why to those who read the full report', async () => {
    const again = everyPart()
    const why = squeezed(again.reissue?.reason ?? '')
    expect(why).not.toBe('')
    for (const audience of audiences) {
      const text = await bodyText(await renderReport(again, { audience }))
      expect(text, audience).toContain(squeezed('Replaces version 1.'))
      const isOurs = audience === 'full' || audience === 'summary'
      expect(text.includes(why), audience).toBe(isOurs)
    }
  })

  it('knows nothing of earlier rounds where judgement is withheld', () => {
    for (const audience of ['annex', 'vendor'] as const) {
      expect(recordFor(audience, everyPart())).toMatchObject({ rounds: [], sinceLast: null })
    }
  })

  it('has the vendor’s answers and files word for word', async () => {
    for (const audience of ['annex', 'vendor'] as const) {
      const text = await bodyText(await renderReport(record, { audience }))
      for (const { answer, hiddenBecause } of record.questions) {
        if (answer !== null && hiddenBecause === null) expect(text).toContain(squeezed(answer))
      }
      for (const { sha256 } of record.evidence) expect(text).toContain(sha256)
    }
  })

  it('carries the record only where all of it may be read', async () => {
    for (const audience of audiences) {
      const found = await attachments(await renderReport(record, { audience }))
      expect(found, audience).toEqual(audience === 'full' ? ['record.json'] : [])
    }
  })

  it('is one page as a summary, however long the texts are, on either paper', async () => {
    const long = 'A sentence that goes on and on, with reasons and more reasons. '.repeat(90)
    const extreme = makeRecord({
      vendor: { name: 'V'.repeat(400), legalName: 'W'.repeat(400), domain: null },
      offering: { name: long, plan: long, website: null },
      conditions: Array.from({ length: 40 }, (_unused, at) =>
        makeCondition({ id: `C-${at + 1}`, sentence: `${'unbroken'.repeat(200)} ${long}` }),
      ),
      decision: record.decision && {
        ...record.decision,
        reason: long,
        nextReviewReason: long,
        strengths: [long, long, long, long],
        concerns: [long, long, long, long],
        approvers: Array.from({ length: 6 }, () => ({
          name: 'N'.repeat(200),
          role: 'legal',
          at: '2026-11-21T14:02:11.000Z',
        })),
      },
    })
    for (const pageSize of ['A4', 'Letter'] as const) {
      const options = { audience: 'summary', pageSize, supersededBy: 4 } as const
      expect(await readPages(await renderReport(extreme, options))).toHaveLength(1)
      expect(await readPages(await renderReport(record, options))).toHaveLength(1)
    }
  })

  it('is the same bytes for the same record', async () => {
    for (const audience of audiences) {
      const first = await renderReport(record, { audience })
      expect(Buffer.compare(first, await renderReport(record, { audience })), audience).toBe(0)
    }
  })
})
