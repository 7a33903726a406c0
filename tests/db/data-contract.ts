// What every engine has to keep and answer alike: the half of the contract about rows and queries.
import { asc, count, eq, gt, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import {
  putSetting,
  settingByKey,
  updateUser,
  userByEmail,
  userById,
} from '../../db/queries/people'
import { type Db, read, run, type Store } from '../../db/store'
import {
  anAnswer,
  anEvidence,
  aReview,
  aSentReview,
  aStaff,
  aStaffSession,
  aUse,
  THEN,
} from '../support/rows'
import { fill } from '../support/store'

export interface Given {
  store(): Store
}

export function keepsValues({ store }: Given): void {
  it('keeps instants to the millisecond', async () => {
    const at = new Date('2026-03-29T00:59:59.987Z')
    await fill(store(), { users: [aStaff({ createdAt: at })] })
    const [user] = await userById(store().db, 'user-1')
    expect(user?.createdAt).toEqual(at)
  })

  it('keeps instants before 1970 and far ahead', async () => {
    const instants = ['1969-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'].map(
      (t) => new Date(t),
    )
    for (const at of instants) {
      await putSetting(store().db, { key: 'k', value: 1, updatedAt: at })
      expect((await settingByKey(store().db, 'k'))[0]?.updatedAt).toEqual(at)
    }
  })

  it('keeps flags as true and false', async () => {
    await fill(store(), { users: [aStaff(), aStaff({ id: 'user-2', active: false })] })
    const { users } = store().db.t
    const rows = await store().db.select({ active: users.active }).from(users).orderBy(users.id)
    expect(rows).toEqual([{ active: true }, { active: false }])
    const inactive = await store()
      .db.select({ id: users.id })
      .from(users)
      .where(eq(users.active, false))
    expect(inactive).toEqual([{ id: 'user-2' }])
  })

  it.each([
    { what: 'an object', value: { b: [1, 2.5, null], a: { deep: 'ü✓😀 "quoted" \\ back' } } },
    { what: 'a list', value: ['SOC 2', 'ISO/IEC 42001'] },
    { what: 'an empty list', value: [] },
    { what: 'a word', value: 'never' },
    { what: 'an empty text', value: '' },
    { what: 'a text of digits', value: '2027' },
    { what: 'a text that looks like JSON', value: '{"a":1}' },
    { what: 'the text true', value: 'true' },
    { what: 'the text null', value: 'null' },
    { what: 'a number', value: 30 },
    { what: 'zero', value: 0 },
    { what: 'a fraction', value: 0.1 },
    { what: 'true', value: true },
    { what: 'false', value: false },
    { what: 'nothing', value: null },
  ])('keeps $what in a JSON column as it was', async ({ value }) => {
    await fill(store(), { ...aSentReview(), answers: [anAnswer({ value })] })
    const [answer] = await store().db.select().from(store().db.t.answers)
    expect(answer?.value).toStrictEqual(value)
  })

  it('keeps nulls, and fills in what a row leaves to its default', async () => {
    await fill(store(), aSentReview())
    const [review] = await store().db.select().from(store().db.t.reviews)
    expect(review).toMatchObject({
      decision: null,
      decidedAt: null,
      attestation: null,
      assuredTenths: null,
    })
    expect(review).toMatchObject({ round: 1, revision: 1, message: '' })
  })

  it('keeps calendar dates as their text, whatever the time zone', async () => {
    await fill(store(), aSentReview({ dueOn: '2028-02-29' }))
    const [review] = await store().db.select().from(store().db.t.reviews)
    expect(review?.dueOn).toBe('2028-02-29')
  })

  it('keeps any text: other scripts, emoji, line ends, quotes', async () => {
    const name = "Zoë O'Brien ✓ 漢字 عربى 😀\n\t'; DROP TABLE users; --"
    await fill(store(), { users: [aStaff({ name })] })
    expect((await userById(store().db, 'user-1'))[0]?.name).toBe(name)
  })
}

const stray = 'a\u0000b\ud800c\udc00d😀'
const kept = 'a\ufffdb\ufffdc\ufffdd😀'

export function keepsStrayCharacters({ store }: Given): void {
  it('keeps a text with characters that no engine can keep, but for those', async () => {
    await fill(store(), { users: [aStaff({ name: stray })] })
    expect((await userById(store().db, 'user-1'))[0]?.name).toBe(kept)
    expect(await userByEmail(store().db, stray)).toEqual([])
  })

  it('keeps them out of JSON columns, in names of members too', async () => {
    const value = { [stray]: [stray, 1, null, { deep: stray }] }
    await fill(store(), { ...aSentReview(), answers: [anAnswer({ value })] })
    const [answer] = await store().db.select().from(store().db.t.answers)
    expect(answer?.value).toEqual({ [kept]: [kept, 1, null, { deep: kept }] })
  })
}

export function answersQueries({ store }: Given): void {
  it('returns rows from insert, update and delete', async () => {
    const { db } = store()
    const id = { id: db.t.users.id }
    expect(await db.insert(db.t.users).values(aStaff()).returning(id)).toEqual([{ id: 'user-1' }])
    expect(
      await db.update(db.t.users).set({ name: 'Bea' }).returning({ name: db.t.users.name }),
    ).toEqual([{ name: 'Bea' }])
    expect(await db.delete(db.t.users).returning(id)).toEqual([{ id: 'user-1' }])
  })

  it('inserts or updates by key', async () => {
    await putSetting(store().db, { key: 'k', value: 'first', updatedAt: THEN })
    await putSetting(store().db, { key: 'k', value: 'second', updatedAt: THEN })
    expect((await settingByKey(store().db, 'k')).map(({ value }) => value)).toEqual(['second'])
  })

  it('lets one of two writers win by revision', async () => {
    await fill(store(), { users: [aStaff()] })
    const write = (name: string) =>
      updateUser(
        store().db,
        { id: 'user-1', revision: 1 },
        { name, roles: ['legal'], active: true },
      )
    expect((await write('first')).length).toBe(1)
    expect((await write('second')).length).toBe(0)
    expect((await userById(store().db, 'user-1'))[0]).toMatchObject({ name: 'first', revision: 2 })
  })

  it('joins, counts as a number, and compares instants', async () => {
    const later = new Date(THEN.getTime() + 1)
    const sessions = [aStaffSession(), aStaffSession({ id: 'session-2', lastSeenAt: later })]
    await fill(store(), { users: [aStaff()], staffSessions: sessions })
    const { db } = store()
    const seenAfter = await db
      .select({ session: db.t.staffSessions.id, name: db.t.users.name })
      .from(db.t.staffSessions)
      .innerJoin(db.t.users, eq(db.t.users.id, db.t.staffSessions.userId))
      .where(gt(db.t.staffSessions.lastSeenAt, THEN))
    expect(seenAfter).toEqual([{ session: 'session-2', name: 'Ada Reviewer' }])
    expect(await db.select({ n: count() }).from(db.t.staffSessions)).toEqual([{ n: 2 }])
  })

  it('orders nulls where the query says so', async () => {
    const uses = [
      aUse({ tier: 2 }),
      aUse({ id: 'use-2', tier: null }),
      aUse({ id: 'use-3', tier: 1 }),
    ]
    await fill(store(), { ...aSentReview(), reviews: [], invitations: [], uses })
    const { db } = store()
    const tiers = (order: ReturnType<typeof sql>) =>
      db.select({ tier: db.t.uses.tier }).from(db.t.uses).orderBy(order, asc(db.t.uses.id))
    const last = await tiers(sql`${db.t.uses.tier} asc nulls last`)
    expect(last.map(({ tier }) => tier)).toEqual([1, 2, null])
    const first = await tiers(sql`${db.t.uses.tier} asc nulls first`)
    expect(first.map(({ tier }) => tier)).toEqual([null, 1, 2])
  })

  it('refuses a second row with the same unique key', async () => {
    await fill(store(), { users: [aStaff()] })
    const twin = aStaff({ id: 'user-2', email: 'user-1@example.com' })
    await expect(fill(store(), { users: [twin] })).rejects.toThrow()
  })

  it('refuses a row that refers to nothing, and the removal of what others refer to', async () => {
    await expect(fill(store(), { uses: [aUse()] })).rejects.toThrow()
    await fill(store(), aSentReview())
    await expect(removeVendor(store().db)).rejects.toThrow()
  })

  it('refuses to link an answer to evidence of another review', async () => {
    const two = [aReview(), aReview({ id: 'review-2', number: 2 })]
    await fill(store(), { ...aSentReview(), reviews: two, evidence: [anEvidence()] })
    const link = (reviewId: string) => ({
      reviewId,
      evidenceId: 'evidence-1',
      questionId: 'CRT-01',
      linkedAt: new Date(0),
    })
    await fill(store(), { evidenceLinks: [link('review-1')] })
    await expect(fill(store(), { evidenceLinks: [link('review-2')] })).rejects.toThrow()
  })

  it('removes what belongs to a removed row', async () => {
    await fill(store(), { ...aSentReview(), evidence: [anEvidence()] })
    await fill(store(), {
      evidenceLinks: [
        {
          reviewId: 'review-1',
          evidenceId: 'evidence-1',
          questionId: 'CRT-01',
          linkedAt: new Date(0),
        },
      ],
    })
    const { db } = store()
    await db.delete(db.t.reviews)
    expect(await db.select().from(db.t.evidence)).toEqual([])
    expect(await db.select().from(db.t.evidenceLinks)).toEqual([])
    expect(await db.select().from(db.t.invitations)).toEqual([])
  })

  it('answers a body of reads without a transaction', async () => {
    await fill(store(), { users: [aStaff()] })
    const name = await read(store().db, function* (db) {
      const [user] = yield* run(userById(db, 'user-1'))
      return user?.name
    })
    expect(name).toBe('Ada Reviewer')
  })

  it('says that it answers and has the migrations of this program', async () => {
    await expect(store().ping()).resolves.toBeUndefined()
    await expect(store().migrations()).resolves.toBe('current')
  })
}

const removeVendor = async (db: Db) => db.delete(db.t.vendors)
