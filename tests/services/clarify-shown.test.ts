// Where staff meet questions to the vendor outside their own page: the workspace, the tabs, the overview.
import { expect, it } from 'vitest'
import type { Staff } from '../../app/core/access/roles'
import { secretsOf } from '../../app/ports/secrets'
import { collectQuestion } from '../../app/services/clarify/collect-question'
import { askAboutQuestion, askToAmend } from '../../app/services/clarify/vendor-asks'
import { loadWorkspace } from '../../app/services/judgement/load-workspace'
import { loadHead } from '../../app/services/reviews/load-head'
import { loadOverview } from '../../app/services/reviews/load-overview'
import { forEachEngine } from '../support/store'
import { ada, bo, type Case, lena, NOW, openCase, pat, rick } from './judgement-case'

const vera = {
  kind: 'respondent',
  reviewId: 'review-1',
  invitationId: 'invitation-1',
  contactId: 'contact-1',
  name: 'Vera Vendor',
  email: 'contact-1@vendor-1.example',
} as const

const workspaceOf = async (ctx: Case, staff: Staff, question = 'TRN-01') => {
  const loaded = await loadWorkspace(ctx, staff, 1, { mark: null, question })
  if (!loaded.ok) throw new Error('Not shown')
  return loaded
}

/** What the tab of the questions says beside its name. */
const waitsFor = async (ctx: Case, staff: Staff) => {
  const head = await loadHead(ctx, staff, 1)
  if (!head.ok) throw new Error('Not shown')
  return head.head.tabs.find(({ path }) => path === 'questions')?.waits
}

const overviewFor = async (ctx: Case, staff: Staff) => {
  const secrets = secretsOf(Buffer.alloc(32, 7))
  const at = { number: 1, origin: 'https://assay.example' }
  const shown = await loadOverview({ ...ctx, secrets, mailer: null }, staff, at)
  if (!shown.ok) throw new Error('Not shown')
  return shown.overview.vendorAsks
}

const collect = (ctx: Case, questionId: string, ask: string) =>
  collectQuestion(ctx, ada, 1, { questionId, ask })

forEachEngine('a collected question', (open) => {
  it('stands beside its answer for reviewers, with the number that wait to be sent', async () => {
    const ctx = await openCase(open, { status: 'in review' })
    await collect(ctx, 'TRN-01', 'Which plan?')
    await collect(ctx, 'DAT-02', 'Since when?')
    const seen = await workspaceOf(ctx, bo)
    expect(seen).toMatchObject({ canCollect: true, collected: 2 })
    expect(seen.question?.thread).toMatchObject([
      { text: 'Which plan?', by: 'Ada Reviewer', side: 'reviewer', sentAt: null },
    ])
    expect(seen.question?.notes).toEqual([])
    expect((await workspaceOf(ctx, ada, 'TRN-03')).question?.thread).toEqual([])
    expect(await waitsFor(ctx, bo)).toBe('2 to send')
    expect(await waitsFor(ctx, pat), 'procurement does not collect').toBeNull()
  })

  it('can be collected before the review is taken up, and not after the decision', async () => {
    const early = await openCase(open, { status: 'submitted' })
    expect(await workspaceOf(early, ada)).toMatchObject({ canCollect: true, canJudge: false })
    const late = await openCase(open, { status: 'in review' })
    await collect(late, 'TRN-01', 'Which plan?')
    const { db } = late.store
    await db.update(db.t.reviews).set({ status: 'decided', decision: 'approve', decidedAt: NOW })
    const forLegal = await workspaceOf(late, lena)
    expect(forLegal).toMatchObject({ canCollect: false, collected: 0 })
    expect(forLegal.question?.thread, 'never said').toEqual([])
    expect((await workspaceOf(late, ada)).question?.thread).toHaveLength(1)
    expect(await waitsFor(late, ada)).toBeNull()
  })
})

forEachEngine('what a vendor asks', (open) => {
  it('stands on the overview and in the tab until somebody replies', async () => {
    const ctx = await openCase(open, { status: 'answering', review: { submittedAt: null } })
    expect(await overviewFor(ctx, ada)).toBeNull()
    expect(await waitsFor(ctx, pat)).toBeNull()
    await askAboutQuestion(ctx, vera, { questionId: 'TRN-01', text: 'Which product?' })
    for (const staff of [ada, pat]) {
      expect(await overviewFor(ctx, staff)).toEqual({ questions: 1, amendments: 0 })
      expect(await waitsFor(ctx, staff)).toBe('1 to answer')
    }
    expect(await overviewFor(ctx, rick), 'the requester').toBeNull()
  })

  it('is counted apart where it asks to amend, and beside what is collected', async () => {
    const ctx = await openCase(open, { status: 'in review' })
    await askToAmend(ctx, vera, { questionIds: ['TRN-01', 'DAT-02'], text: 'We changed it.' })
    await collect(ctx, 'SUP-01', 'Which region?')
    expect(await overviewFor(ctx, ada)).toEqual({ questions: 0, amendments: 2 })
    expect(await waitsFor(ctx, ada)).toBe('2 to answer, 1 to send')
  })
})
