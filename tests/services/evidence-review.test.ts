// What reviewers say of evidence, on both engines: readings, words, what they cost, and two reviewers at once.
import { expect, it } from 'vitest'
import { loadCase } from '../../app/services/judgement/load-case'
import { loadWorkspace } from '../../app/services/judgement/load-workspace'
import { readEvidence } from '../../app/services/judgement/read-evidence'
import { reviewEvidence } from '../../app/services/judgement/review-evidence'
import { reviewByNumber } from '../../db/queries/reviews'
import { read } from '../../db/store'
import { forEachEngine } from '../support/store'
import { ada, bo, type Case, type CaseOptions, lena, openCase } from './judgement-case'

const soc2 = {
  id: 'soc2',
  kind: 'soc2-t2',
  issuer: 'Auditor LLP',
  scope: 'Everything',
  validFrom: '2025-04-01',
  validTo: '2027-03-31',
  periodStart: '2025-04-01',
  periodEnd: '2026-03-31',
}

const about = { number: 1, evidenceId: 'soc2' }
const reading = {
  kind: 'soc2-t2',
  issuer: 'Auditor LLP',
  scope: 'The API only',
  from: '2024-04-01',
  to: '2025-03-31',
  revision: 0,
}

forEachEngine('evidence under review', (open) => {
  const inReview = (over: CaseOptions = {}) =>
    openCase(open, {
      status: 'in review',
      answers: { 'CRT-01': ['soc2_t2'] },
      evidence: [soc2],
      links: [{ evidenceId: 'soc2', questionId: 'TRN-01' }],
      ...over,
    })

  const workspace = async (ctx: Case, question = 'TRN-01') => {
    const loaded = await loadWorkspace(ctx, ada, 1, { mark: null, question })
    if (!loaded.ok || !loaded.question) throw new Error('No workspace')
    return { ...loaded, question: loaded.question, piece: loaded.question.evidence[0] }
  }

  const basisOf = async (ctx: Case) => {
    const { question } = await workspace(ctx)
    return question.basis
  }

  it('counts a document as the latest reviewer read it and keeps what the vendor said', async () => {
    const ctx = await inReview()
    expect(await basisOf(ctx)).toBe('evidence')
    expect(await readEvidence(ctx, ada, about, reading)).toMatchObject({ ok: true })
    const { question, piece, score } = await workspace(ctx)
    expect(piece).toMatchObject({
      scope: 'The API only',
      validTo: '2026-03-31',
      counted: '12 months from the end of its period',
      vendorSaid: { scope: 'Everything', validTo: '2027-03-31' },
      revision: 1,
    })
    expect(piece?.notices.map((notice) => notice.about)).toEqual(['ended'])
    expect(question.basis).toBe('stated')
    expect(question.ended?.on).toBe('2026-03-31')
    expect(score.toll).toMatchObject({ ended: 1, rejected: 0 })
    const [row] = await ctx.store.db.select().from(ctx.store.db.t.evidence)
    expect(row).toMatchObject({ scope: 'Everything', validTo: '2027-03-31' })
    const back = { ...reading, from: '2025-04-01', to: '2026-03-31', revision: 1 }
    expect(await readEvidence(ctx, bo, about, back)).toMatchObject({ ok: true })
    expect(await basisOf(ctx)).toBe('evidence')
    expect((await workspace(ctx)).piece?.readings.map(({ by }) => by)).toEqual([
      'Bo Second',
      'Ada Reviewer',
    ])
  })

  it('says what a rejection costs, exactly what taking it back returns', async () => {
    const ctx = await inReview()
    const assured = async () => (await workspace(ctx)).score.uncapped.assured ?? 0
    const before = await assured()
    const rejected = { status: 'rejected', reason: 'Covers another product', revision: 0 } as const
    expect(await reviewEvidence(ctx, ada, about, rejected)).toMatchObject({ ok: true })
    const { question, piece, score } = await workspace(ctx)
    const after = score.uncapped.assured ?? 0
    const lost = Math.round(before * 10 - after * 10) / 10
    expect(lost).toBeGreaterThan(0)
    expect(score.toll).toMatchObject({ ended: 0, rejected: 1, lost })
    expect(piece).toMatchObject({ status: 'rejected', lost })
    expect(question.basis).toBe('stated')
    const taken = { status: 'unreviewed', reason: '', revision: 1 } as const
    expect(await reviewEvidence(ctx, bo, about, taken)).toMatchObject({ ok: true })
    expect(await assured()).toBe(before)
    // Every word stays, with who said it.
    expect((await workspace(ctx)).piece?.words).toMatchObject([
      { status: 'unreviewed', by: 'Bo Second' },
      { status: 'rejected', by: 'Ada Reviewer', reason: 'Covers another product' },
    ])
  })

  it('tells how much an expired report takes away, from the questions that rest on it', async () => {
    const then = await workspace(await inReview())
    const now = await workspace(await inReview({ evidence: [{ ...soc2, validTo: '2026-03-31' }] }))
    const gap = (then.score.uncapped.assured ?? 0) - (now.score.uncapped.assured ?? 0)
    expect(now.score.toll.lost).toBeCloseTo(gap, 6)
    expect(gap).toBeGreaterThan(0)
    expect(now.piece?.supports).toContain('TRN-01')
    expect(then.score.toll).toMatchObject({ ended: 0, rejected: 0, lost: 0 })
    expect(now.score.coverage.withEvidence).toBeLessThan(then.score.coverage.withEvidence)
  })

  it('lets only the first of two reviewers speak on what both saw', async () => {
    const ctx = await inReview()
    const verified = { status: 'verified', reason: '', revision: 0 } as const
    const words = await Promise.all([
      reviewEvidence(ctx, ada, about, verified),
      readEvidence(ctx, bo, about, reading),
    ])
    expect(words.filter(({ ok }) => ok)).toHaveLength(1)
    expect(words.find(({ ok }) => !ok)).toMatchObject({ reason: 'stale' })
  })

  it('names what is wrong with the days at their field, and writes nothing', async () => {
    const ctx = await inReview()
    const refused = async (over: Partial<typeof reading>) => {
      const done = await readEvidence(ctx, ada, about, { ...reading, ...over })
      return done.ok ? [] : Object.keys(done.errors ?? {})
    }
    expect(await refused({ from: '2026-05-01' })).toEqual(['to'])
    expect(await refused({ to: '2027-01-31' })).toEqual(['to'])
    expect(await refused({ kind: 'made up' })).toEqual(['kind'])
    const same = { from: '2025-04-01', to: '2026-03-31', scope: 'Everything' }
    expect(await refused(same)).toEqual(['kind'])
    expect(await ctx.store.db.select().from(ctx.store.db.t.evidenceReadings)).toEqual([])
  })

  it('is for reviewers, while the review is in review and nothing is proposed', async () => {
    const ctx = await inReview()
    expect(await readEvidence(ctx, lena, about, reading)).toMatchObject({ reason: 'not allowed' })
    const before = await openCase(open, { evidence: [soc2] })
    expect(await readEvidence(before, ada, about, reading)).toMatchObject({
      reason: 'not possible now',
    })
    const gone = await inReview({
      evidence: [{ ...soc2, removedAt: new Date('2026-11-20T15:00:00Z') }],
    })
    expect(await readEvidence(gone, ada, about, reading)).toMatchObject({ reason: 'not found' })
  })

  it('is what the case file scores on', async () => {
    const ctx = await inReview()
    await readEvidence(ctx, ada, about, reading)
    const [row] = await reviewByNumber(ctx.store.db, 1)
    if (!row) throw new Error('No review')
    const questionnaire = await ctx.questionnaires.frozen(row.review)
    const file = await read(ctx.store.db, (db) =>
      loadCase(db, row, { questionnaire, now: ctx.clock.at }),
    )
    expect(file.input.answers['TRN-01']).toMatchObject({ evidenceValidTo: '2026-03-31' })
  })
})
