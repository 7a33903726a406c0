// The report of a later round: what changed since the one before is frozen with it, and older records stay as they were.
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../app/core/audit/canonical-json'
import { reportRecord } from '../../app/core/report/record'
import { caseDefinitions } from '../../app/services/judgement/definitions'
import { buildRecord } from '../../app/services/report/compose/record'
import { readGround } from '../../app/services/report/read-ground'
import { reviewByNumber } from '../../db/queries/reviews'
import { read } from '../../db/store'
import { renderReport } from '../../templates/report/report'
import { bodyText, squeezed } from '../pdf/reading'
import { forEachEngine, openTestStore } from '../support/store'
import { NOW } from './judgement-case'
import { type Case, type OpenStore, openRounds } from './second-round'

async function recordOf(ctx: Case, number: number) {
  const definitions = await caseDefinitions(ctx, number)
  const [row] = await reviewByNumber(ctx.store.db, number)
  if (!definitions || !row) throw new Error('No review')
  const made = { definitions, now: NOW, version: 1, verifyUrl: null }
  return buildRecord(await read(ctx.store.db, (db) => readGround(db, row, made)))
}

const twoRounds = (open: OpenStore) =>
  openRounds(open, {
    before: { 'DAT-02': { value: 30, comment: 'Logs are kept for abuse checks.' } },
    now: { 'DAT-02': { value: 90, comment: 'Logs are kept for billing checks.' } },
  })

forEachEngine('the record of a second round', (open) => {
  it('holds what changed, word by word, with the scores of both rounds', async () => {
    const record = await recordOf(await twoRounds(open), 2)
    expect(record.sinceLast).toMatchObject({
      review: 'R-0001',
      round: 1,
      decidedOn: '2026-03-04',
      changed: [
        {
          question: 'DAT-02',
          tone: 'regression',
          parts: [
            { term: 'Answer', before: '30 days', after: '90 days' },
            { term: 'Comment', kind: 'text' },
          ],
        },
      ],
    })
    const retention = record.score.domains.find(({ id }) => id === 'DAT')
    expect(retention?.previousAssured).toBeGreaterThan(retention?.assured ?? 100)
    expect(record.rounds?.map(({ number, decided }) => [number, decided])).toEqual([
      [1, true],
      [2, false],
    ])
    expect((await recordOf(await twoRounds(open), 1)).sinceLast).toBeNull()
  })
})

describe('its report', () => {
  it('prints the change of every domain, the course of the score, and the texts compared', async () => {
    const record = await recordOf(await twoRounds(openTestStore), 2)
    const text = await bodyText(await renderReport(record))
    expect(text).toContain(squeezed('Score over rounds'))
    expect(text).toContain(squeezed('What became worse (1)'))
    expect(text).toContain(squeezed('30 → 90 days'))
    expect(text).toContain(squeezed('[−abuse−][+billing+]'))
  })
})

describe('a record from before', () => {
  it('is read as it was written, to the last byte, and neither kind is taken for the other', async () => {
    const { rounds, sinceLast, ...rest } = await recordOf(await twoRounds(openTestStore), 2)
    const old = { ...rest, schemaVersion: 1 }
    expect(canonicalJson(reportRecord.parse(old))).toBe(canonicalJson(old))
    expect(reportRecord.safeParse({ ...old, rounds, sinceLast }).success).toBe(false)
    expect(reportRecord.safeParse({ ...old, schemaVersion: 2 }).success).toBe(false)
    const text = await bodyText(await renderReport(reportRecord.parse(old)))
    expect(text).not.toContain(squeezed('Score over rounds'))
  })
})
