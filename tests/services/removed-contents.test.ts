// A review whose answers were removed by retention: everything says so, nothing is worked out from the blanks.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, expect, it } from 'vitest'
import { filesIn } from '../../app/ports/files'
import { sheetFiles } from '../../app/ports/sheets'
import { loadQuestions } from '../../app/services/clarify/load-questions'
import { loadDifference } from '../../app/services/difference/load-difference'
import { explainScore } from '../../app/services/explain/explain-score'
import { loadCase } from '../../app/services/judgement/load-case'
import { loadDecision } from '../../app/services/judgement/load-decision'
import { loadFindings } from '../../app/services/judgement/load-findings'
import { loadWorkspace } from '../../app/services/judgement/load-workspace'
import { openEvidence } from '../../app/services/judgement/open-evidence'
import { priorRound } from '../../app/services/judgement/prior-round'
import { contentsRemoved } from '../../app/services/privacy/contents-removed'
import { evidencePack } from '../../app/services/report/evidence-pack'
import { loadReport } from '../../app/services/report/load-report'
import { carriedRound } from '../../app/services/reviews/earlier-round'
import { simulateDraft } from '../../app/services/simulation/simulate-draft'
import { reviewByNumber } from '../../db/queries/reviews'
import { read } from '../../db/store'
import { emptyEnded, endReview } from '../support/removal'
import { forEachEngine, type OpenStore } from '../support/store'
import { unzipped } from '../support/zip'
import { openDecided } from './decided-case'
import { ada, type Case, lena, pat } from './judgement-case'
import { openRounds } from './second-round'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

async function withFiles(ctx: Case) {
  const data = await mkdtemp(path.join(tmpdir(), 'assay-removed-'))
  folders.push(data)
  return { ...ctx, files: filesIn(data), sheets: sheetFiles() }
}

const soc2 = Buffer.from('%PDF-1.4 a SOC 2 report')
const [e1, e2] = ['1'.repeat(64), '2'.repeat(64)]

/** Decided with two files, closed 200 days ago, emptied now. */
async function emptied(open: OpenStore) {
  const decided = await openDecided(open, {
    evidence: [
      { id: 'e1', sha256: e1, fileName: 'soc2.pdf' },
      { id: 'e2', sha256: e2, fileName: 'policy.pdf' },
    ],
  })
  const ctx = await withFiles(decided)
  const before = await loadDecision(ctx, lena, { number: 1, finding: null })
  await endReview(ctx, { reviewId: 'review-1', days: 200 })
  await emptyEnded(ctx)
  return { ctx, before }
}

const says = {
  ok: false,
  reason: 'not possible now',
  sentence: expect.stringMatching(
    /^The answers and evidence of R-0001 were removed on 23 Nov 2026 under the retention rule “Answers and evidence of ended reviews, 90 days after the end”/,
  ),
}

forEachEngine('a review whose answers were removed', (open) => {
  it('says when and by which rule wherever answers would be read, and works nothing out', async () => {
    const { ctx } = await emptied(open)
    const number = 1
    expect(await explainScore(ctx, ada, { number, reader: 'us' })).toMatchObject(says)
    expect(await explainScore(ctx, lena, { number, reader: 'vendor' })).toMatchObject(says)
    const wish = { mark: null, question: null }
    expect(await loadWorkspace(ctx, ada, number, wish)).toMatchObject(says)
    expect(await loadDifference(ctx, ada, { number, against: null })).toMatchObject(says)
    expect(await loadQuestions(ctx, ada, number)).toMatchObject(says)
    expect(await openEvidence(ctx, ada, { number, evidenceId: 'e1' })).toMatchObject(says)
    const { questionnaires, clock, store } = ctx
    const simulated = await simulateDraft(ctx, questionnaires.current)
    expect(simulated).toMatchObject({ reviews: [], removed: 1 })
    const [row] = await reviewByNumber(store.db, number)
    if (!row) throw new Error('No review')
    const made = { questionnaire: await questionnaires.frozen(row.review), now: clock.now() }
    await expect(read(store.db, (db) => loadCase(db, row, made))).rejects.toThrow('were removed')
  })

  it('keeps the decision, the score as it was recorded, findings and reports', async () => {
    const { ctx, before } = await emptied(open)
    if (!before.ok || !before.score) throw new Error('Nothing was decided')
    const { assured, asStated, residual } = before.score
    const decision = await loadDecision(ctx, lena, { number: 1, finding: null })
    const { decided, proposals } = before
    expect(decision).toMatchObject({ ok: true, score: null, since: null, decided, proposals })
    const score = { assured, asStated, residual }
    const removed = { at: ctx.clock.now().toISOString(), days: 90 }
    expect(await contentsRemoved(ctx, lena, 1)).toEqual({ ...removed, score })
    expect(await contentsRemoved(ctx, pat, 1)).toMatchObject(removed)
    const requester = { ...pat, roles: ['requester' as const] }
    expect(await contentsRemoved(ctx, requester, 1)).toEqual({ ...removed, score: null })
    expect(await loadFindings(ctx, ada, 1)).toMatchObject({ ok: true, canRaise: false })
    expect(await loadReport(ctx, lena, { number: 1 })).toMatchObject({
      record: { score: { assured, asStated } },
    })
  })

  it('gives an evidence pack that names the files that are gone, even where another review keeps one', async () => {
    const { ctx } = await emptied(open)
    await ctx.files.put(soc2)
    const pack = await evidencePack(ctx, lena, { number: 1 })
    if (!pack.ok) throw new Error(pack.sentence)
    const zip = unzipped(new Uint8Array(await new Response(pack.stream).arrayBuffer()))
    expect([...zip.keys()].filter((name) => name.startsWith('evidence/'))).toEqual([])
    const readMe = String(zip.get('READ-ME.txt'))
    expect(readMe).toContain('removed from the portal on 23 Nov 2026')
    expect(readMe).toContain('Answers and evidence of ended reviews, 90 days after the end')
    expect(readMe).toContain(`E-01  soc2.pdf  ${e1}`)
    expect(readMe).toContain(`E-02  policy.pdf  ${e2}`)
    expect(zip.has('R-0001-report-v1.json')).toBe(true)
    const packed = await ctx.store.db.select().from(ctx.store.db.t.auditEvents)
    expect(packed.at(-1)?.body).toContain('"files":0')
  })

  it('shows nothing but why where it was called off', async () => {
    const ctx = await withFiles(await openDecided(open))
    const { db } = ctx.store
    await db.update(db.t.reviews).set({ decidedAt: null, decision: null })
    await endReview(ctx, { reviewId: 'review-1', days: 200, how: 'cancelled' })
    await emptyEnded(ctx)
    expect(await loadDecision(ctx, ada, { number: 1, finding: null })).toMatchObject(says)
    expect(await contentsRemoved(ctx, ada, 1)).toMatchObject({ score: null })
  })
})

forEachEngine('a round after one whose answers were removed', (open) => {
  /** Both are decided: retention waits only while a round is under way. */
  async function second() {
    const ctx = await withFiles(await openRounds(open))
    const { db } = ctx.store
    const decided = { status: 'decided', decision: 'approve', decidedAt: ctx.clock.now() } as const
    const { reviews } = db.t
    await db.update(reviews).set({ assuredTenths: 712, asStatedTenths: 800, residual: 'Moderate' })
    await db.update(reviews).set(decided).where(eq(reviews.id, 'review-2'))
    await endReview(ctx, { reviewId: 'review-1', days: 200 })
    await emptyEnded(ctx)
    return ctx
  }
  const { sentence } = says

  it('is compared with nothing, and says why; the recorded scores stand side by side', async () => {
    const ctx = await second()
    const page = await loadDifference(ctx, ada, { number: 2, against: null })
    expect(page).toMatchObject({ ok: true, difference: null, gone: sentence, summary: '' })
    expect(page).toMatchObject({ rounds: [{ number: 1, assured: 71.2 }, { number: 2 }] })
    const decision = await loadDecision(ctx, lena, { number: 2, finding: null })
    expect(decision).toMatchObject({ since: { review: 1, sentence, mayOpen: false } })
  })

  it('is judged and reported without it', async () => {
    const ctx = await second()
    const [row] = await reviewByNumber(ctx.store.db, 2)
    if (!row) throw new Error('No review')
    expect(await priorRound(ctx, row.review)).toBeNull()
    const wish = { mark: null, question: 'TRN-01' }
    const workspace = await loadWorkspace(ctx, ada, 2, wish)
    expect(workspace).toMatchObject({ ok: true, question: { earlier: [] } })
  })

  it('brings no blanks along', async () => {
    const { ctx } = await emptied(open)
    const [row] = await reviewByNumber(ctx.store.db, 1)
    expect(await carriedRound(ctx, row?.review.offeringId ?? '')).toBeNull()
  })
})
