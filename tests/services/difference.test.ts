// What changed since the last round, read from real rounds on both engines: for whom, against which round, and as a sheet.
import { describe, expect, it } from 'vitest'
import { csvOf } from '../../app/core/export/csv'
import { differenceSheet } from '../../app/core/review/difference/sheet'
import type { DifferencePage } from '../../app/core/review/difference/view'
import { loadDifference } from '../../app/services/difference/load-difference'
import { coursesOfVendor, scoresUpTo } from '../../app/services/difference/round-scores'
import { giveVerdict } from '../../app/services/judgement/give-verdict'
import { loadDecision } from '../../app/services/judgement/load-decision'
import { loadWorkspace } from '../../app/services/judgement/load-workspace'
import { aReview, forEachEngine, openTestStore } from '../support/store'
import { caseOn, lena, pat, rick } from './judgement-case'
import { ada, type Case, type OpenStore, openRounds, roundsRows } from './second-round'

async function pageOf(ctx: Case, against: number | null = null): Promise<DifferencePage> {
  const loaded = await loadDifference(ctx, ada, { number: 2, against })
  if (!loaded.ok) throw new Error(loaded.sentence)
  return loaded
}

async function differenceIn(ctx: Case) {
  const { difference } = await pageOf(ctx)
  if (!difference) throw new Error('No difference')
  return difference
}

forEachEngine('the difference between two rounds', (open: OpenStore) => {
  it('puts what became worse first, in words, with points that add up to the score', async () => {
    const ctx = await openRounds(open, {
      before: { 'DAT-02': { value: 30 } },
      now: { 'DAT-02': { value: 90 }, 'DAT-10': { comment: 'Rotated every month.' } },
      blankNow: ['IAM-01'],
    })
    const { changed, points, uncapped, unchanged } = await differenceIn(ctx)
    expect(changed.map(({ id, tone }) => [id, tone])).toEqual([
      ['IAM-01', 'regression'],
      ['DAT-02', 'regression'],
      ['DAT-10', 'neutral'],
    ])
    expect(changed.find(({ id }) => id === 'DAT-02')?.parts).toEqual([
      { term: 'Answer', kind: 'values', before: '30 days', after: '90 days' },
    ])
    expect(changed.find(({ id }) => id === 'DAT-10')?.parts).toEqual([
      {
        term: 'Comment',
        kind: 'text',
        pieces: [{ text: 'Rotated every month.', change: 'added' }],
      },
    ])
    expect(unchanged).toBeGreaterThan(20)
    expect(changed.every((answer) => answer.points !== null)).toBe(true)
    const { listed, rest, total } = points
    expect(total).toBeLessThan(0)
    expect(Math.round(((uncapped.was ?? 0) + (total ?? 0)) * 10) / 10).toBe(uncapped.now)
    expect(Math.round(((listed ?? 0) + (rest ?? 0)) * 10) / 10).toBe(total)
  })

  it('names a red flag that newly fired, on the answer that set it off', async () => {
    const ctx = await openRounds(open, { now: { 'DAT-02': { value: 99999 } } })
    const [worst] = (await differenceIn(ctx)).changed
    expect(worst).toMatchObject({ id: 'DAT-02', tone: 'regression' })
    expect(worst?.rules.fired.map(({ effect }) => effect)).toContain('red flag')
  })

  it('says that nothing changed of two rounds that say the same', async () => {
    const { changed, rules, documents } = await differenceIn(await openRounds(open))
    expect([changed, rules, documents]).toEqual([[], [], []])
  })

  it('is for reviewers while the round is open, and for legal and procurement once it is decided', async () => {
    const ctx = await openRounds(open)
    const asked = { number: 2, against: null }
    for (const staff of [lena, pat, rick]) {
      expect(await loadDifference(ctx, staff, asked)).toMatchObject({ reason: 'not allowed' })
    }
    expect(await loadDifference(ctx, ada, { number: 9, against: null })).toMatchObject({
      reason: 'not found',
    })
    const first = { number: 1, against: null }
    for (const staff of [lena, pat]) {
      expect(await loadDifference(ctx, staff, first)).toMatchObject({ ok: true, difference: null })
    }
    expect(await loadDifference(ctx, rick, first)).toMatchObject({ reason: 'not allowed' })
  })
})

describe('where the difference is told as well', () => {
  const rounds = () =>
    openRounds(openTestStore, {
      before: { 'DAT-02': { value: 90 }, 'DAT-10': { comment: 'Old' } },
      now: { 'DAT-02': { value: 0 }, 'DAT-10': { comment: 'New' } },
      blankNow: ['IAM-01'],
    })

  it('narrows the list of answers to what changed, worse first, whatever was judged since', async () => {
    const ctx = await rounds()
    const wish = { mark: 'since last round', question: null } as const
    const before = await loadWorkspace(ctx, ada, 2, wish)
    const shown = (loaded: typeof before) =>
      loaded.ok ? loaded.list.map(({ id, section }) => [id, section]) : loaded.reason
    const expected = [
      ['IAM-01', 'Worse than last round'],
      ['DAT-02', 'Better than last round'],
      ['DAT-10', 'Other changes since last round'],
    ]
    expect(shown(before)).toEqual(expected)
    const verdict = { choice: 'accepted', credit: null, reason: '', lastSeq: 0 } as const
    await giveVerdict(ctx, ada, 2, { ...verdict, questionId: 'DAT-10', answerRevision: 1 })
    const after = await loadWorkspace(ctx, ada, 2, wish)
    expect(shown(after)).toEqual(expected)
    expect(after.ok && after.counts.worse).toBe(1)
  })

  it('gives the approver its line, with a link for those who may open it', async () => {
    const ctx = await rounds()
    const asked = { number: 2, finding: null }
    const [own, legal] = [await loadDecision(ctx, ada, asked), await loadDecision(ctx, lena, asked)]
    if (!own.ok || !legal.ok) throw new Error('Refused')
    const line = /^Assured \d+\.\d → \d+\.\d, 1 regression, 1 improvement; \w+ → \w+$/
    expect(own.since).toEqual({ review: 1, sentence: expect.stringMatching(line), mayOpen: true })
    expect(legal.since).toMatchObject({ review: 1, mayOpen: false })
    const first = await loadDecision(ctx, ada, { number: 1, finding: null })
    expect(first.ok && first.since).toBeNull()
  })
})

describe('which rounds', () => {
  const openThree = async () => {
    const rows = roundsRows({ before: { 'DAT-02': { value: 30 } } })
    const [first, second] = rows.reviews
    if (!first || !second) throw new Error('Two rounds')
    const earliest = aReview({
      ...first,
      id: 'review-0',
      number: 3,
      assuredTenths: 800,
      asStatedTenths: 900,
      residual: 'Low' as const,
    })
    // Numbers follow the order of making: the earliest of the three gets the lowest.
    return caseOn(openTestStore, {
      ...rows,
      reviews: [{ ...first, assuredTenths: 712, residual: 'High' }, second, earliest],
    })
  }

  it('are those of the same use before this one, and any of them can be chosen', async () => {
    const ctx = await openRounds(openTestStore)
    const page = await pageOf(ctx, 77)
    expect(page.earlier).toEqual([{ number: 1, round: 1, on: '2026-03-04' }])
    expect(page.difference?.was).toMatchObject({ number: 1, settled: true })
    expect(page.rounds.map(({ number, decided }) => [number, decided])).toEqual([
      [1, true],
      [2, false],
    ])
  })

  it('make a course where at least two are decided, for those who may see scores', async () => {
    const ctx = await openThree()
    const [row] = await ctx.store.db.select().from(ctx.store.db.t.reviews)
    if (!row) throw new Error('No review')
    const of = { number: 3, useId: row.useId, offeringId: row.offeringId }
    expect((await scoresUpTo(ctx, pat, of)).map(({ assured, level }) => [assured, level])).toEqual([
      [71.2, 'High'],
      [80, 'Low'],
    ])
    expect(await scoresUpTo(ctx, pat, { ...of, number: 1 })).toEqual([])
    expect(await scoresUpTo(ctx, rick, of)).toEqual([])
    const [course] = await coursesOfVendor(ctx, ada, 'vendor-1')
    expect(course?.rounds).toHaveLength(2)
  })

  it('are written into a sheet with a row for each part, and points that can be added up', async () => {
    const ctx = await openRounds(openTestStore, {
      before: { 'DAT-02': { value: 30, comment: 'By contract.' } },
      now: { 'DAT-02': { value: 90, comment: 'By policy.' } },
    })
    const difference = await differenceIn(ctx)
    const rows = differenceSheet(difference)
    const own = rows.filter(([, question, , what]) => question === 'DAT-02' && what !== 'Assured')
    expect(own.map((row) => row.slice(3))).toEqual([
      ['Answer', '30 days', '90 days', difference.changed[0]?.points],
      ['Comment', 'By contract.', 'By policy.', null],
    ])
    expect(csvOf(rows)).toContain('Worse,DAT-02')
    expect(rows.at(-1)?.at(-1)).toBe(difference.points.total)
  })
})
