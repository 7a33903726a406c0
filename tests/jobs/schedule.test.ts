// What the portal does by itself when its day comes, on both engines: rounds, notices, marks, and nothing twice.
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { changeCondition } from '../../app/services/judgement/change-condition'
import { workDue } from '../../app/services/schedule/work-due'
import { lena, pat } from '../services/judgement-case'
import { forEachEngine, type Row } from '../support/store'
import {
  DECIDED_AT,
  eventKinds,
  itemsOf,
  mailKinds,
  passAt,
  reviewsOf,
  type ScheduleCase,
  scheduleCase,
} from './schedule-world'

const soc2 = {
  evidence: [{ id: 'soc2', kind: 'soc2-t2', validTo: '2027-03-31' }],
  links: [{ evidenceId: 'soc2', questionId: 'TRN-01' }],
}

const condition: Row<'conditions'> = {
  id: 'c1',
  reviewId: 'review-1',
  number: 1,
  sentence: 'Training is switched off',
  ownerSide: 'us',
  owner: 'Pat Procurement',
  dueOn: '2027-01-15',
  evidenceNeeded: 'Screenshot',
  consequence: 'The use stops',
}

const marks = async (world: ScheduleCase) =>
  (await eventKinds(world)).filter((kind) => /due|overdue|expired|ended|round/.test(kind))

forEachEngine('what comes due by itself', (open) => {
  it('is planned for a portal from before, at the first pass, and not again', async () => {
    const world = await scheduleCase(open)
    await passAt(world, '2026-11-24T09:00:00Z')
    expect((await itemsOf(world)).map(({ id, status }) => `${id} ${status}`)).toEqual([
      'review-1/prepare light check//2027-04-11 waiting',
      'review-1/prepare full round//2027-10-12 waiting',
      'review-1/re-review due//2027-11-23 waiting',
    ])
    const [review] = await reviewsOf(world)
    expect(review).toMatchObject({ nextReviewOn: '2027-11-23', nextLightOn: '2027-05-23' })
    const before = await itemsOf(world)
    await passAt(world, '2026-11-25T09:00:00Z')
    expect(await itemsOf(world)).toEqual(before)
  })

  it('prepares the full round ahead of its date, once, and tells whoever looks after the review', async () => {
    const world = await scheduleCase(open, { tier: 3 })
    await passAt(world, '2028-10-25T05:59:00Z')
    expect(await reviewsOf(world)).toHaveLength(1)
    await passAt(world, '2028-10-26T07:00:00Z')
    await passAt(world, '2028-10-26T07:01:00Z')
    const [, round] = await reviewsOf(world)
    expect(round).toMatchObject({
      number: 2,
      round: 2,
      status: 'draft',
      kind: 'full',
      asks: null,
      preparedBecause: 'Tier 3 is reviewed every 24 months, by 23 Nov 2028',
      dueOn: '2028-11-09',
    })
    expect(await reviewsOf(world)).toHaveLength(2)
    expect(await marks(world)).toEqual(['round prepared'])
    const [mail] = await world.store.db.select().from(world.store.db.t.outbox)
    expect(mail).toMatchObject({ kind: 're-review coming', toEmail: 'pat@example.com' })
  })

  it('prepares a light check that asks a part, and a full one over it in time', async () => {
    const world = await scheduleCase(open)
    await passAt(world, '2027-04-11T07:00:00Z')
    const [, light] = await reviewsOf(world)
    expect(light).toMatchObject({ kind: 'light', status: 'draft' })
    expect(light?.asks?.length).toBeGreaterThan(3)
    await passAt(world, '2027-10-12T07:00:00Z')
    const [, full, ...others] = await reviewsOf(world)
    expect(full).toMatchObject({ kind: 'full', asks: null, number: 2 })
    expect(others).toEqual([])
    await passAt(world, '2027-11-23T07:00:00Z')
    expect(await marks(world)).toEqual(['round prepared', 'round joined', 're-review due'])
  })

  it('tells of evidence three times, then drops it and asks what rested on it', async () => {
    const world = await scheduleCase(open, soc2)
    for (const day of ['2026-12-31', '2027-01-30', '2027-03-01', '2027-03-31']) {
      await passAt(world, `${day}T09:00:00Z`)
    }
    const { db } = world.store
    const days = (await db.select().from(db.t.outbox).orderBy(db.t.outbox.createdAt)).map(
      ({ payload }) => payload.days,
    )
    expect(days).toEqual([90, 60, 30])
    await passAt(world, '2027-04-01T09:00:00Z')
    const [, round] = await reviewsOf(world)
    expect(round).toMatchObject({ kind: 'change', status: 'draft', dueOn: '2027-04-15' })
    expect(round?.asks).toContain('TRN-01')
    expect(round?.preparedBecause).toMatch(/^SOC 2.* was valid until 31 Mar 2027$/)
    const [change] = await db.select().from(db.t.changes)
    expect(change).toMatchObject({
      kind: 'evidence_expired',
      source: 'portal',
      evidenceId: 'soc2',
      dueOn: '2027-04-15',
    })
    const links = await db.select().from(db.t.changeRounds)
    expect(links).toMatchObject([{ changeId: change?.id, reviewId: round?.id }])
    expect(await marks(world)).toEqual(['re-review due', 'round prepared', 'evidence expired'])
  })

  it('tells what was missed in a month without power once, and still does the rest', async () => {
    const world = await scheduleCase(open, soc2)
    await passAt(world, '2026-11-24T09:00:00Z')
    await passAt(world, '2027-03-25T09:00:00Z')
    const { db } = world.store
    const sent = await db.select().from(db.t.outbox)
    expect(sent.map(({ kind, payload }) => [kind, payload.days])).toEqual([
      ['evidence expiring', 30],
    ])
    await passAt(world, '2027-05-10T09:00:00Z')
    expect(await marks(world)).toEqual([
      're-review due',
      'round prepared',
      'evidence expired',
      'round joined',
    ])
    expect(await reviewsOf(world)).toHaveLength(2)
  })

  it('follows a condition to its day and beyond, and stops when it is met', async () => {
    const conditional = {
      review: { decision: 'approve with conditions' as const },
      tier: 3 as const,
    }
    const world = await scheduleCase(open, conditional, { conditions: [condition] })
    await passAt(world, '2027-01-01T09:00:00Z')
    await passAt(world, '2027-01-15T09:00:00Z')
    await passAt(world, '2027-01-16T09:00:00Z')
    const { db } = world.store
    const said = (await db.select().from(db.t.outbox).orderBy(db.t.outbox.createdAt)).map(
      ({ payload, toEmail }) => `${payload.when} ${toEmail}`,
    )
    expect(said).toEqual([
      'coming pat@example.com',
      'today pat@example.com',
      expect.stringMatching(/^overdue (lena|pat)@/),
      expect.stringMatching(/^overdue (lena|pat)@/),
    ])
    expect(await marks(world)).toEqual(['re-review due', 'condition overdue'])
    const again = await scheduleCase(open, conditional, { conditions: [condition] })
    await passAt(again, '2026-12-01T09:00:00Z')
    const met = { status: 'met', note: 'Seen', revision: 1 } as const
    expect(await changeCondition(again, lena, { number: 1, condition: 1 }, met)).toMatchObject({
      ok: true,
    })
    await passAt(again, '2027-01-20T09:00:00Z')
    expect(await mailKinds(again)).toEqual([])
    expect((await itemsOf(again)).filter(({ status }) => status === 'dropped')).toHaveLength(4)
  })

  it('marks a vendor that is late once its last day has ended in the organisation’s zone', async () => {
    const sent = {
      status: 'sent' as const,
      review: { decision: null, decidedAt: null, dueOn: '2026-12-14' },
    }
    const world = await scheduleCase(open, sent)
    await passAt(world, '2026-12-14T22:59:59Z')
    expect(await marks(world)).toEqual([])
    await passAt(world, '2026-12-14T23:00:00Z')
    await passAt(world, '2026-12-14T23:05:00Z')
    expect(await marks(world)).toEqual(['review overdue'])
  })

  it('asks again tomorrow where another round must be decided first, and says why', async () => {
    const world = await scheduleCase(open, { tier: 3 })
    const { db } = world.store
    const [prior] = await reviewsOf(world)
    if (!prior) throw new Error('No review')
    const other = { ...prior, id: 'other', number: 9, decision: null, decidedAt: null }
    const partial = {
      ...other,
      status: 'in review' as const,
      kind: 'change' as const,
      asks: ['TRN-01'],
    }
    await db.insert(db.t.reviews).values({ ...partial, priorReviewId: prior.id, round: 2 })
    expect(await passAt(world, '2028-10-26T08:00:00Z')).toMatchObject({ later: 1, done: 0 })
    const waits = (await itemsOf(world)).find(({ kind }) => kind === 'prepare full round')
    expect(waits?.lastError).toContain('R-0009 asks a part of the questions')
    expect(await passAt(world, '2028-10-26T20:00:00Z')).toMatchObject({ later: 0, done: 0 })
    await db.update(db.t.reviews).set({ status: 'cancelled' }).where(eq(db.t.reviews.id, 'other'))
    expect(await passAt(world, '2028-10-27T09:00:00Z')).toMatchObject({ done: 1 })
    expect((await marks(world)).filter((kind) => kind === 'round prepared')).toHaveLength(1)
  })
})

forEachEngine('a prepared round', (open) => {
  const automatic = { organisation: { sendRounds: 'automatic' } }

  it('is sent by policy the same morning, on behalf of whoever looks after the review', async () => {
    const world = await scheduleCase(open, { tier: 3 }, automatic)
    await passAt(world, '2028-10-26T07:00:00Z')
    await passAt(world, '2028-10-26T07:01:00Z')
    const [, round] = await reviewsOf(world)
    expect(round).toMatchObject({ status: 'sent', launchedById: pat.id, dueOn: '2028-11-09' })
    expect(await marks(world)).toContain('round sent by policy')
    const kinds = await mailKinds(world)
    expect(kinds.filter((kind) => kind === 'invitation')).toHaveLength(1)
  })

  it('is left for a person where that colleague has gone, and says so', async () => {
    const world = await scheduleCase(open, { tier: 3 }, automatic)
    const { db } = world.store
    await db.update(db.t.users).set({ active: false }).where(eq(db.t.users.id, pat.id))
    await passAt(world, '2028-10-26T07:00:00Z')
    await passAt(world, '2028-10-26T07:01:00Z')
    expect((await reviewsOf(world))[1]).toMatchObject({ status: 'draft' })
    expect(await marks(world)).toEqual(['round prepared', 'round left for a person'])
    expect(await mailKinds(world)).not.toContain('invitation')
  })
})

forEachEngine('something that cannot be done', (open) => {
  it('rests longer each time, holds up nothing behind it, and waits for people in the end', async () => {
    const world = await scheduleCase(open, soc2)
    await passAt(world, '2026-11-24T09:00:00Z')
    const broken = {
      ...world.schedule,
      ids: {
        ...world.ids,
        id: () => {
          throw new Error('No ids')
        },
      },
    }
    world.clock.at = new Date('2027-04-01T09:00:00Z')
    const first = await workDue(broken)
    expect(first).toMatchObject({ deferred: 1, done: 4 })
    expect(first.faults).toMatchObject([{ kind: 'evidence expired' }])
    for (let tries = 0; tries < 8; tries++) {
      world.clock.at = new Date(world.clock.at.getTime() + 13 * 3_600_000)
      await workDue(broken)
    }
    const failed = (await itemsOf(world)).find(({ kind }) => kind === 'evidence expired')
    expect(failed).toMatchObject({
      status: 'failed',
      attempts: 8,
      lastError: 'The portal could not do this; see its log.',
    })
    expect(await marks(world)).toEqual(['re-review due'])
  })

  it('is not done for another process whose lease it is', async () => {
    const world = await scheduleCase(open, soc2)
    await passAt(world, DECIDED_AT.toISOString())
    const { db } = world.store
    await db.update(db.t.dueItems).set({ claimedUntil: new Date('2027-04-01T09:04:00Z') })
    world.clock.at = new Date('2027-04-01T09:00:00Z')
    expect(await workDue(world.schedule)).toMatchObject({ done: 0, lost: 0 })
    world.clock.at = new Date('2027-04-01T09:05:00Z')
    expect((await workDue(world.schedule)).done).toBeGreaterThan(0)
  })
})
