// The next round of a decided review: drafted once, joined after that, and tied to what caused it.
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { prepareRound, type RoundWanted } from '../../app/services/rounds/prepare-round'
import { forEachEngine, type OpenStore } from '../support/store'
import { type Case, NOW, openCase } from './judgement-case'

const decided = (open: OpenStore) =>
  openCase(open, {
    status: 'decided',
    review: { decision: 'approve', decidedAt: NOW, nextReviewOn: '2028-05-23', round: 1 },
  })

async function prepare(world: Case, over: Partial<RoundWanted> = {}) {
  const { db } = world.store
  const [prior] = await db.select().from(db.t.reviews).where(eq(db.t.reviews.number, 1))
  if (!prior) throw new Error('No review')
  const wanted: RoundWanted = {
    prior,
    kind: 'full',
    questionIds: null,
    because: 'Tier 2 is reviewed every 18 months',
    changeId: null,
    at: NOW,
    dueOn: '2028-05-23',
    ...over,
  }
  return world.store.transact((tx) => prepareRound(tx, world, wanted))
}

const roundsOf = async ({ store: { db } }: Case) =>
  db.select().from(db.t.reviews).orderBy(db.t.reviews.number)

const told = async ({ store: { db } }: Case) =>
  (await db.select().from(db.t.auditEvents).orderBy(db.t.auditEvents.seq))
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith('round'))

forEachEngine('preparing a round', (open) => {
  it('drafts the next round of the same use, contact and tier, and says why', async () => {
    const world = await decided(open)
    expect(await prepare(world)).toMatchObject({ ok: true, number: 2, how: 'drafted' })
    const [prior, draft] = await roundsOf(world)
    expect(draft).toMatchObject({
      status: 'draft',
      round: 2,
      kind: 'full',
      asks: null,
      priorReviewId: prior?.id,
      contactId: prior?.contactId,
      preparedBecause: 'Tier 2 is reviewed every 18 months',
      dueOn: '2028-05-23',
      launchedById: 'pat',
    })
    expect(await told(world)).toEqual(['round prepared'])
  })

  it('prepared twice makes one round and tells of it once', async () => {
    const world = await decided(open)
    await prepare(world)
    expect(await prepare(world)).toMatchObject({ ok: true, number: 2, how: 'joined' })
    expect(await roundsOf(world)).toHaveLength(2)
    expect(await told(world)).toEqual(['round prepared'])
  })

  it('lets a second change join the first, each tied to the round with its questions', async () => {
    const world = await decided(open)
    const { db } = world.store
    const change = (id: string) => ({
      id,
      kind: 'incident',
      offeringId: 'offering-1',
      what: 'Keys were lost',
      dueOn: '2026-12-01',
      source: 'staff' as const,
      at: NOW,
    })
    await db.insert(db.t.changes).values([change('one'), change('two')])
    const about = { kind: 'change', dueOn: '2026-12-01' } as const
    await prepare(world, { ...about, because: 'a', questionIds: ['MON-01'], changeId: 'one' })
    await prepare(world, {
      ...about,
      because: 'b',
      questionIds: ['MON-01', 'SUP-01'],
      changeId: 'two',
    })
    const [, draft] = await roundsOf(world)
    expect(draft).toMatchObject({ asks: ['MON-01', 'SUP-01'], preparedBecause: 'a; b' })
    const ties = await db.select().from(db.t.changeRounds).orderBy(db.t.changeRounds.changeId)
    expect(ties).toMatchObject([
      { changeId: 'one', reviewId: draft?.id, questionIds: ['MON-01'] },
      { changeId: 'two', reviewId: draft?.id, questionIds: ['MON-01', 'SUP-01'] },
    ])
  })

  it('follows only the decision that holds', async () => {
    const world = await openCase(open, { status: 'closed', review: { decidedAt: NOW } })
    expect(await prepare(world)).toEqual({
      ok: false,
      sentence: 'R-0001 is not the decision that holds for this use.',
    })
  })
})
