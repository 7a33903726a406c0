// The reviewer's side on both engines: taking up, verdicts, evidence, findings and notes.
import { expect, it } from 'vitest'
import { firstBrokenLink } from '../../app/core/audit/chain'
import { addNote } from '../../app/services/judgement/add-note'
import { changeFinding } from '../../app/services/judgement/change-finding'
import { giveVerdict } from '../../app/services/judgement/give-verdict'
import { raiseFinding } from '../../app/services/judgement/raise-finding'
import { reviewEvidence } from '../../app/services/judgement/review-evidence'
import { takeUpReview } from '../../app/services/judgement/take-up-review'
import { auditLinks, sha256 } from '../../db/queries/audit'
import { forEachEngine } from '../support/store'
import { ada, bo, type Case, everybody, lena, openCase, pat } from './judgement-case'

const word = {
  questionId: 'TRN-01',
  choice: 'adjusted',
  credit: 40,
  reason: 'The contract says so for one plan only',
  answerRevision: 1,
  lastSeq: 0,
} as const

const finding = {
  severity: 'High',
  statement: 'Content may train models',
  impact: '',
  questionId: 'TRN-01',
  treatment: 'our setting',
  owner: 'IT',
  dueOn: '2026-12-31',
  rule: null,
} as const

const reviewOf = async ({ store: { db } }: Case) => {
  const [row] = await db.select().from(db.t.reviews)
  if (!row) throw new Error('No review')
  return row
}
const eventsOf = async ({ store: { db } }: Case) =>
  (await db.select().from(db.t.auditEvents).orderBy(db.t.auditEvents.seq)).map(({ kind }) => kind)
const verdictsOf = async ({ store: { db } }: Case) => db.select().from(db.t.verdicts)

forEachEngine('judging', (open) => {
  const inReview = (options = {}) => openCase(open, { status: 'in review', ...options })

  it('begins when a reviewer takes up what was submitted, once', async () => {
    const ctx = await openCase(open)
    expect(await takeUpReview(ctx, pat, 1)).toMatchObject({ ok: false, reason: 'not allowed' })
    expect(await takeUpReview(ctx, ada, 1)).toMatchObject({ ok: true })
    expect(await takeUpReview(ctx, bo, 1)).toMatchObject({ ok: false, reason: 'not possible now' })
    expect(await takeUpReview(ctx, ada, 2)).toMatchObject({ ok: false, reason: 'not found' })
    expect((await reviewOf(ctx)).status).toBe('in review')
    expect(await eventsOf(ctx)).toContain('review taken up')
  })

  it('appends verdicts and keeps every one of them', async () => {
    const ctx = await inReview()
    expect(await giveVerdict(ctx, ada, 1, word)).toMatchObject({ ok: true })
    const again = { ...word, choice: 'accepted', credit: null, reason: '', lastSeq: 1 } as const
    expect(await giveVerdict(ctx, bo, 1, again)).toMatchObject({ ok: true })
    expect(await verdictsOf(ctx)).toMatchObject([
      { seq: 1, kind: 'adjusted', credit: 40, byId: 'ada' },
      { seq: 2, kind: 'accepted', credit: null, byId: 'bo' },
    ])
    const { db } = ctx.store
    expect(firstBrokenLink(await auditLinks(db), sha256)).toBeNull()
  })

  it('refuses a verdict on a page that is out of date, and writes nothing', async () => {
    const ctx = await inReview()
    await giveVerdict(ctx, ada, 1, word)
    expect(await giveVerdict(ctx, bo, 1, word)).toMatchObject({ ok: false, reason: 'stale' })
    const { db } = ctx.store
    await db.update(db.t.answers).set({ revision: 2 })
    expect(await giveVerdict(ctx, bo, 1, { ...word, lastSeq: 1 })).toMatchObject({
      ok: false,
      reason: 'stale',
    })
    expect(await verdictsOf(ctx)).toHaveLength(1)
  })

  it('lets only one of two reviewers who judge at the same moment through', async () => {
    const ctx = await inReview()
    const both = await Promise.all([giveVerdict(ctx, ada, 1, word), giveVerdict(ctx, bo, 1, word)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: 'stale' })
  })

  it('refuses a verdict that does not fit its answer, at the field', async () => {
    const ctx = await inReview({
      rows: { 'TRN-02': { value: null, notApplicable: 'No training' } },
    })
    const give = (over: object) => giveVerdict(ctx, ada, 1, { ...word, ...over })
    const accepted = { choice: 'accepted', credit: null }
    expect(await give({ ...accepted, questionId: 'TRN-02' })).toMatchObject({
      errors: { choice: expect.any(String) },
    })
    expect(
      await give({ ...accepted, choice: 'not applicable accepted', questionId: 'TRN-02' }),
    ).toMatchObject({ ok: true })
    expect(await give({ ...accepted, questionId: 'INV-03' })).toMatchObject({
      errors: { choice: expect.stringContaining('credit') },
    })
    expect(await give({ questionId: 'INV-01' })).toMatchObject({
      errors: { credit: expect.any(String) },
    })
    expect(await give({ questionId: 'AGT-01' })).toMatchObject({ reason: 'not found' })
  })

  it('is for reviewers, while the review is in review', async () => {
    const ctx = await inReview()
    for (const staff of everybody.filter(({ roles }) => !roles.includes('reviewer'))) {
      const refused = { ok: false, reason: 'not allowed' }
      expect(await giveVerdict(ctx, staff, 1, word), staff.name).toMatchObject(refused)
      expect(await raiseFinding(ctx, staff, 1, finding), staff.name).toMatchObject(refused)
      const text = 'Ask about the plan'
      expect(await addNote(ctx, staff, 1, { questionId: null, text }), staff.name).toMatchObject(
        refused,
      )
    }
    const before = await openCase(open)
    expect(await giveVerdict(before, ada, 1, word)).toMatchObject({ reason: 'not possible now' })
    expect(await raiseFinding(before, ada, 1, finding)).toMatchObject({
      reason: 'not possible now',
    })
  })

  it('reviews evidence, and not what the vendor took back', async () => {
    const ctx = await inReview({
      evidence: [{ id: 'one' }, { id: 'gone', removedAt: SUBMITTED }],
    })
    const judge = (evidenceId: string, staff = ada) =>
      reviewEvidence(
        ctx,
        staff,
        { number: 1, evidenceId },
        { status: 'verified', reason: '', revision: 0 },
      )
    expect(await judge('one')).toMatchObject({ ok: true })
    expect(await judge('gone')).toMatchObject({ reason: 'not found' })
    expect(await judge('one', lena)).toMatchObject({ reason: 'not allowed' })
    const { db } = ctx.store
    const rows = await db.select().from(db.t.evidence)
    expect(rows.map(({ id, status }) => [id, status])).toEqual(
      expect.arrayContaining([
        ['one', 'verified'],
        ['gone', 'unreviewed'],
      ]),
    )
  })

  it('numbers findings and lets the first of two changes win', async () => {
    const ctx = await inReview()
    expect(await raiseFinding(ctx, ada, 1, finding)).toMatchObject({ ok: true, result: 1 })
    expect(await raiseFinding(ctx, bo, 1, { ...finding, questionId: null })).toMatchObject({
      result: 2,
    })
    expect(await raiseFinding(ctx, ada, 1, { ...finding, questionId: 'NO-99' })).toMatchObject({
      errors: { questionId: expect.any(String) },
    })
    const closed = { ...finding, severity: 'Low', revision: 1 } as const
    const at = { number: 1, finding: 1 }
    expect(await changeFinding(ctx, ada, at, closed)).toMatchObject({ ok: true })
    expect(await changeFinding(ctx, bo, at, closed)).toMatchObject({ reason: 'stale' })
    expect(await changeFinding(ctx, bo, { number: 1, finding: 3 }, closed)).toMatchObject({
      reason: 'not found',
    })
  })
})

const SUBMITTED = new Date('2026-11-20T15:00:00.000Z')
