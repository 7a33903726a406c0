// Raising the tier from a vendor's answer, on both engines: what it opens, what it changes, what it never does.
import { expect, it } from 'vitest'
import { visibleQuestions } from '../../app/core/questionnaire/visible'
import { loadCase } from '../../app/services/judgement/load-case'
import { loadTierRaise } from '../../app/services/judgement/load-tier-raise'
import { proposeDecision } from '../../app/services/judgement/propose-decision'
import { raiseTier } from '../../app/services/judgement/raise-tier'
import { reviewByNumber } from '../../db/queries/reviews'
import { read } from '../../db/store'
import { forEachEngine } from '../support/store'
import { ada, type Case, everybody, openCase, pat } from './judgement-case'

const revealing = (over = {}) => ({
  status: 'in review' as const,
  answers: { 'DAT-01': ['prompts', 'personal', 'special'] },
  ...over,
})

async function asked(ctx: Case) {
  const [row] = await reviewByNumber(ctx.store.db, 1)
  if (!row) throw new Error('No review')
  const questionnaire = await ctx.questionnaires.frozen(row.review)
  const now = ctx.clock.now()
  const { input } = await read(ctx.store.db, (db) => loadCase(db, row, { questionnaire, now }))
  return visibleQuestions(questionnaire, input).map(({ id }) => id)
}

const reviewIn = async ({ store: { db } }: Case) => (await db.select().from(db.t.reviews))[0]
const useIn = async ({ store: { db } }: Case) => (await db.select().from(db.t.uses))[0]

forEachEngine('raising the tier', (open) => {
  it('opens exactly the questions that the higher tier adds, with the use and the reason', async () => {
    const ctx = await openCase(open, revealing())
    expect(await loadTierRaise(ctx, pat, 1)).toMatchObject({
      from: 2,
      to: 1,
      because: 'DAT-01 names what the intake did not: special-category data',
      mayRaise: true,
    })
    const before = await asked(ctx)
    expect(await raiseTier(ctx, pat, 1)).toMatchObject({ ok: true })
    const added = (await asked(ctx)).filter((id) => !before.includes(id))
    expect(added.length).toBeGreaterThan(0)
    const review = await reviewIn(ctx)
    expect(review).toMatchObject({
      tier: 1,
      status: 'returned',
      tierRaised: { from: 2, byId: 'pat', reason: expect.stringContaining('DAT-01') },
      tierReasons: expect.arrayContaining(['special-category data']),
    })
    expect(review?.returned?.questionIds).toEqual(added)
    expect(await useIn(ctx)).toMatchObject({ tier: 1, tierChange: { from: 2, by: pat.name } })
    const { db } = ctx.store
    const kinds = (await db.select().from(db.t.auditEvents)).map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['tier raised', 'use tier changed']))
    const mails = (await db.select().from(db.t.outbox)).map(({ kind }) => kind)
    expect([...new Set(mails)]).toEqual(['returned', 'reminder'])
    // Nothing of tiers or of what the requester had said leaves the house.
    const told = JSON.stringify([review?.returned, await db.select().from(db.t.clarifications)])
    expect(told).not.toMatch(/tier|intake/i)
  })

  it('is for procurement and reviewers', async () => {
    const ctx = await openCase(open, revealing())
    for (const staff of everybody.filter(({ id }) => !['ada', 'bo', 'pat'].includes(id))) {
      expect(await loadTierRaise(ctx, staff, 1), staff.name).toBeNull()
      expect(await raiseTier(ctx, staff, 1), staff.name).toMatchObject({ reason: 'not allowed' })
    }
    expect((await reviewIn(ctx))?.tier).toBe(2)
  })

  it('raises nothing where no answer asks for it, where it was raised, or while a proposal waits', async () => {
    const calm = await openCase(open, { status: 'in review' })
    expect(await loadTierRaise(calm, ada, 1)).toBeNull()
    expect(await raiseTier(calm, ada, 1)).toMatchObject({ reason: 'not possible now' })
    const raised = await openCase(open, revealing({ tier: 1 }))
    expect(await raiseTier(raised, ada, 1)).toMatchObject({ reason: 'not possible now' })
    const waiting = await openCase(open, revealing())
    const reject = { decision: 'reject', reason: 'No', validUntil: null, conditions: [] } as const
    await proposeDecision(waiting, ada, 1, { ...reject, conditions: [] })
    expect(await raiseTier(waiting, ada, 1)).toMatchObject({ reason: 'not possible now' })
    expect((await reviewIn(waiting))?.tier).toBe(2)
  })

  it('raises nothing at all where the vendor could not answer', async () => {
    const ctx = await openCase(open, revealing())
    const { db } = ctx.store
    await db.update(db.t.invitations).set({ revokedAt: ctx.clock.now() })
    expect(await raiseTier(ctx, ada, 1)).toMatchObject({
      reason: 'not possible now',
      sentence: expect.stringContaining('No invitation'),
    })
    expect(await reviewIn(ctx)).toMatchObject({ tier: 2, status: 'in review', tierRaised: null })
    expect(await useIn(ctx)).toMatchObject({ tier: 2 })
  })
})
