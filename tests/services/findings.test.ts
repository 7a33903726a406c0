// Findings on both engines: raised, taken from rules, turned down, closed with evidence, opened again, two people at once.
import { expect, it } from 'vitest'
import type { FindingContent } from '../../app/core/findings/input'
import { readFindingArrangement } from '../../app/core/findings/register'
import { changeFinding } from '../../app/services/judgement/change-finding'
import { closeFinding, reopenFinding } from '../../app/services/judgement/close-finding'
import { judgeSuggestion } from '../../app/services/judgement/judge-suggestion'
import { listFindings } from '../../app/services/judgement/list-findings'
import { loadFindings } from '../../app/services/judgement/load-findings'
import { raiseFinding, takeSuggestion } from '../../app/services/judgement/raise-finding'
import { forEachEngine } from '../support/store'
import {
  ada,
  bo,
  type Case,
  type CaseOptions,
  lena,
  openCase,
  pat,
  rick,
  tom,
} from './judgement-case'

const content: FindingContent = {
  severity: 'High',
  statement: 'Logs are kept too long',
  impact: '',
  questionId: 'DAT-03',
  treatment: 'fix by vendor',
  owner: 'Vera Vendor',
  dueOn: '2026-12-31',
}
const finding = { ...content, rule: null }
const first = { number: 1, finding: 1 }
const everything = readFindingArrangement(new URLSearchParams())

forEachEngine('findings', (open) => {
  const inReview = (over: CaseOptions = {}) =>
    // Training without a way out: a red flag at the least.
    openCase(open, { status: 'in review', answers: { 'TRN-01': 'yes' }, ...over })

  const page = async (ctx: Case) => {
    const loaded = await loadFindings(ctx, ada, 1)
    if (!loaded.ok) throw new Error(loaded.sentence)
    return loaded
  }

  const suggested = async (ctx: Case) => {
    const [suggestion] = (await page(ctx)).suggestions
    if (!suggestion) throw new Error('No rule fired')
    return suggestion
  }

  it('are taken from a rule that fired with one press, and once', async () => {
    const ctx = await inReview()
    const { rule, questionId, statement, dueOn, severity } = await suggested(ctx)
    expect(await takeSuggestion(ctx, ada, 1, rule)).toEqual({ ok: true, result: 1 })
    const after = await page(ctx)
    expect(after.findings).toMatchObject([
      {
        rule,
        questionId,
        statement,
        dueOn,
        severity,
        treatment: 'fix by vendor',
        owner: after.contact,
      },
    ])
    expect(after.suggestions.map((each) => each.rule)).not.toContain(rule)
    expect(await takeSuggestion(ctx, bo, 1, rule)).toMatchObject({ reason: 'not possible now' })
    expect(await raiseFinding(ctx, bo, 1, { ...finding, rule })).toMatchObject({
      reason: 'not possible now',
      sentence: 'F-01 was raised from this rule already.',
    })
    expect(await raiseFinding(ctx, bo, 1, { ...finding, rule: 'made up' })).toMatchObject({
      reason: 'not possible now',
    })
  })

  it('are suggested for a contradiction that stands, on the first question it is about', async () => {
    const ctx = await inReview({
      tier: 1,
      answers: { 'INV-04': 'vendor_self', 'SEC-05': 'na' },
    })
    const [suggestion] = (await page(ctx)).suggestions.filter(
      ({ source }) => source === 'contradiction',
    )
    expect(suggestion).toMatchObject({
      rule: 'own-models-beside-none-hosted',
      questionId: 'INV-04',
      severity: 'Moderate',
    })
    expect(await takeSuggestion(ctx, ada, 1, suggestion?.rule ?? '')).toMatchObject({ ok: true })
  })

  it('are raised from one rule by one of two people who press together', async () => {
    const ctx = await inReview()
    const { rule } = await suggested(ctx)
    const taken = await Promise.all([ada, bo].map((who) => takeSuggestion(ctx, who, 1, rule)))
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await page(ctx)).findings).toHaveLength(1)
  })

  it('are suggested no more once turned down with a reason, until that is taken back', async () => {
    const ctx = await inReview()
    const { rule } = await suggested(ctx)
    const dismiss = { word: 'dismissed', rule, reason: 'We send no data' } as const
    expect(await judgeSuggestion(ctx, ada, 1, dismiss)).toMatchObject({ ok: true })
    expect(await judgeSuggestion(ctx, bo, 1, dismiss)).toMatchObject({ reason: 'not possible now' })
    const down = await page(ctx)
    expect(down.suggestions.map((each) => each.rule)).not.toContain(rule)
    expect(down.dismissed).toMatchObject([{ rule, reason: 'We send no data', by: 'Ada Reviewer' }])
    expect(await judgeSuggestion(ctx, bo, 1, { word: 'restored', rule })).toMatchObject({
      ok: true,
    })
    const back = await page(ctx)
    expect([back.dismissed, (await suggested(ctx)).rule]).toEqual([[], rule])
    const words = await ctx.store.db.select().from(ctx.store.db.t.suggestionWords)
    expect(words.map(({ word }) => word).sort()).toEqual(['dismissed', 'restored'])
  })

  it('are closed with what shows it, and opened again without losing that', async () => {
    const ctx = await inReview({ evidence: [{ id: 'one' }, { id: 'two' }] })
    await raiseFinding(ctx, ada, 1, finding)
    const close = { closure: 'Retention is 30 days', evidenceId: 'two', revision: 1 }
    expect(await closeFinding(ctx, ada, first, { ...close, evidenceId: 'other' })).toMatchObject({
      errors: { evidenceId: expect.any(String) },
    })
    expect(await closeFinding(ctx, bo, first, close)).toMatchObject({ ok: true })
    const [closed] = (await page(ctx)).findings
    expect(closed).toMatchObject({
      status: 'closed',
      closure: { text: 'Retention is 30 days', evidence: 'E-02', by: 'Bo Second' },
    })
    expect(await closeFinding(ctx, ada, first, { ...close, revision: 2 })).toMatchObject({
      reason: 'not possible now',
    })
    const reopen = { reason: 'It is 90 days again', revision: 2 }
    expect(await reopenFinding(ctx, ada, first, reopen)).toMatchObject({ ok: true })
    const [again] = (await page(ctx)).findings
    expect(again).toMatchObject({ status: 'open', closure: null })
    expect(again?.history.map(({ by, sentence }) => [by, sentence])).toEqual([
      ['Ada Reviewer', 'Finding F-01 raised (High)'],
      ['Bo Second', 'Finding F-01 closed: Retention is 30 days'],
      ['Ada Reviewer', 'Finding F-01 opened again: It is 90 days again'],
    ])
  })

  it('are also followed after the decision', async () => {
    const ctx = await inReview()
    await raiseFinding(ctx, ada, 1, finding)
    const { t } = ctx.store.db
    await ctx.store.db.update(t.reviews).set({ status: 'decided', decidedAt: ctx.clock.at })
    const close = { closure: 'Seen', evidenceId: null, revision: 1 }
    expect(await closeFinding(ctx, ada, first, close)).toMatchObject({ ok: true })
    expect(await raiseFinding(ctx, ada, 1, finding)).toMatchObject({ reason: 'not possible now' })
    expect(await closeFinding(ctx, lena, first, close)).toMatchObject({ reason: 'not allowed' })
  })

  it('show the second of two people what the first one changed', async () => {
    const ctx = await inReview()
    await raiseFinding(ctx, ada, 1, finding)
    const theirs = { ...content, severity: 'Critical', owner: 'Ines', revision: 1 } as const
    expect(await changeFinding(ctx, bo, first, theirs)).toMatchObject({ ok: true })
    const mine = await changeFinding(ctx, ada, first, { ...content, revision: 1 })
    expect(mine).toMatchObject({ reason: 'stale' })
    expect(mine.ok ? '' : mine.sentence).toContain(
      'Bo Second changed F-01 after you opened it: it is open; severity is now Critical; the owner is now Ines.',
    )
    expect((await page(ctx)).findings).toMatchObject([{ severity: 'Critical', revision: 2 }])
  })

  it('have a day that is not over, unless it is the one they had', async () => {
    const ctx = await inReview()
    const late = { ...finding, dueOn: '2026-11-22' }
    expect(await raiseFinding(ctx, ada, 1, late)).toMatchObject({
      errors: { dueOn: expect.stringContaining('over') },
    })
    expect(await raiseFinding(ctx, ada, 1, { ...late, dueOn: '2026-11-23' })).toMatchObject({
      ok: true,
    })
    ctx.clock.at = new Date('2026-12-01T10:00:00Z')
    expect((await page(ctx)).findings).toMatchObject([{ overdue: true }])
    const kept = { ...content, dueOn: '2026-11-23', owner: 'Ines', revision: 1 }
    expect(await changeFinding(ctx, ada, first, kept)).toMatchObject({ ok: true })
    const moved = { ...kept, dueOn: '2026-11-30', revision: 2 }
    expect(await changeFinding(ctx, ada, first, moved)).toMatchObject({
      errors: { dueOn: expect.any(String) },
    })
    // Accepted: nobody has anything to do by a day.
    const accepted = { ...kept, treatment: 'accept', revision: 2 } as const
    expect(await changeFinding(ctx, ada, first, accepted)).toMatchObject({ ok: true })
    expect((await page(ctx)).findings).toMatchObject([{ dueOn: null, overdue: false }])
  })

  it('stand in a register for reviewers, and for legal once decided', async () => {
    const ctx = await inReview()
    await raiseFinding(ctx, ada, 1, finding)
    const seen = async (who: typeof ada) => {
      const listed = await listFindings(ctx, who, everything)
      return listed.ok ? listed.rows.length : listed.reason
    }
    expect(await seen(ada)).toBe(1)
    expect(await seen(lena)).toBe(0)
    for (const who of [pat, rick, tom]) expect(await seen(who)).toBe('not allowed')
    const { t } = ctx.store.db
    await ctx.store.db.update(t.reviews).set({ status: 'decided', decidedAt: ctx.clock.at })
    expect(await seen(lena)).toBe(1)
  })
})
