// Issuing a report again: who may, what becomes of the version before, and what stays as it was decided.
import { expect, it } from 'vitest'
import { changeCondition } from '../../app/services/judgement/change-condition'
import { loadReport } from '../../app/services/report/load-report'
import { reissueReport } from '../../app/services/report/reissue-report'
import { auditOfReview, sha256 } from '../../db/queries/audit'
import { readPages, squeezed } from '../pdf/reading'
import { newIssuer } from '../support/issuer'
import { forEachEngine } from '../support/store'
import { exported, openDecided } from './decided-case'
import { ada, bo, type Case, lena, openCase, pat, rick, tom } from './judgement-case'

const because = (replaces: number) => ({ reason: 'Condition C-01 is met', replaces })

const loaded = async (ctx: Case, version?: number) => {
  const report = await loadReport(ctx, lena, { number: 1, version })
  if (!report.ok) throw new Error(report.sentence)
  return report
}

forEachEngine('a report that is issued again', (open) => {
  it('tells what is on file now, and leaves the version before as it was', async () => {
    const ctx = await openDecided(open)
    const first = await loaded(ctx)
    ctx.clock.at = new Date('2027-01-10T08:00:00.000Z')
    await changeCondition(
      ctx,
      lena,
      { number: 1, condition: 1 },
      {
        ...{ status: 'met', note: 'Seen', revision: 1 },
      },
    )
    expect(await reissueReport(ctx, lena, 1, because(1))).toEqual({ ok: true, result: 2 })
    const [second, old] = [await loaded(ctx), await loaded(ctx, 1)]
    expect(old).toMatchObject({ json: first.json, recordHash: first.recordHash, supersededBy: 2 })
    expect(second.record.conditions).toMatchObject([{ status: 'met' }])
    expect(first.record.conditions).toMatchObject([{ status: 'open' }])
    // What was decided stays decided: its day, its score, its reason. Only the next review is another day.
    const next = { nextReviewOn: '2027-02-21', nextReviewReason: expect.any(String) }
    expect(second.record.decision).toEqual({ ...first.record.decision, ...next })
    expect(second.record.score).toEqual(first.record.score)
    expect(second.record.audit.events.map(({ sentence }) => sentence)).toContain(
      'Report version 2 issued in place of version 1: Condition C-01 is met',
    )
    expect(second.record.reissue).toEqual({ replaces: 1, reason: 'Condition C-01 is met' })
    expect(first.record.reissue).toBeUndefined()
    expect(second.versions).toMatchObject([
      { version: 2, frozenBy: 'Lena Legal', reason: 'Condition C-01 is met' },
      { version: 1, frozenBy: 'Bo Second', reason: null },
    ])
  })

  it('marks every page of a later export of the version before, and none of its own', async () => {
    const ctx = await openDecided(open)
    await reissueReport(ctx, ada, 1, because(1))
    for (const { text } of await readPages(await exported(ctx, { version: 1 }))) {
      expect(text).toContain('SUPERSEDED')
    }
    const pages = await readPages(await exported(ctx))
    for (const { text } of pages) expect(text).not.toContain('SUPERSEDED')
    expect(squeezed(pages[0]?.text ?? '')).toContain(
      squeezed('Replaces version 1. Issued because: Condition C-01 is met'),
    )
  })

  it('is issued once by two who ask at the same time, and the second reads why', async () => {
    const ctx = await openDecided(open)
    expect((await reissueReport(ctx, ada, 1, because(1))).ok).toBe(true)
    const before = await auditOfReview(ctx.store.db, 'review-1')
    expect(await reissueReport(ctx, lena, 1, because(1))).toMatchObject({
      reason: 'stale',
      sentence: expect.stringContaining('Version 2 was issued meanwhile by Ada Reviewer'),
    })
    expect(await auditOfReview(ctx.store.db, 'review-1')).toEqual(before)
  })

  it('is for legal and reviewers, once there is a decision', async () => {
    const ctx = await openDecided(open)
    for (const staff of [pat, rick, tom]) {
      expect(await reissueReport(ctx, staff, 1, because(1))).toMatchObject({
        reason: 'not allowed',
      })
    }
    expect((await loaded(ctx)).version).toBe(1)
    expect(await reissueReport(ctx, lena, 7, because(1))).toMatchObject({ reason: 'not found' })
    const undecided = await openCase(open, { status: 'in review' })
    expect(await reissueReport(undecided, bo, 1, because(1))).toMatchObject({
      reason: 'not possible now',
    })
  })

  it('is registered as a file once, however often it is given out, with the address to check it at', async () => {
    const ctx = await openDecided(open)
    const issuer = await newIssuer('https://assay.example.com')
    await reissueReport({ ...ctx, issuer }, lena, 1, because(1))
    const [first, second] = [await exported(ctx), await exported(ctx)]
    expect(Buffer.compare(first, second)).toBe(0)
    const files = await ctx.store.db.select().from(ctx.store.db.t.reportFiles)
    expect(files).toMatchObject([
      { sha256: sha256(first), version: 2, kind: 'pdf', paper: 'A4', audience: 'full' },
    ])
    const events = await auditOfReview(ctx.store.db, 'review-1')
    const given = events.filter(({ kind }) => kind === 'report exported')
    expect(given).toHaveLength(2)
    expect(given[0]?.body).toContain(sha256(first))
    const pages = await readPages(first)
    const last = pages
      .slice(-2)
      .map(({ text }) => text)
      .join(' ')
    expect(last).toContain('https://assay.example.com/verify')
    expect(last).toContain(ctx.issuer.fingerprint)
  })
})
