// What every engine has to do alike: one behavioural contract, run against each of them.
import { and, eq, inArray } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { firstBrokenLink } from '../../app/core/audit/chain'
import { appendAudit, auditLinks, sha256 } from '../../db/queries/audit'
import { putSetting, settingByKey } from '../../db/queries/people'
import { type Db, run, type Store } from '../../db/store'
import { aStaff, aVendor, THEN } from '../support/rows'
import { fill } from '../support/store'
import { answersQueries, type Given, keepsStrayCharacters, keepsValues } from './data-contract'

export interface OpenedStore {
  /** Migrated and without rows. */
  store: Store
  done(): Promise<void>
}

export function storeContract(engine: string, open: () => Promise<OpenedStore>): void {
  describe(`the store's contract on ${engine}`, () => {
    let opened: OpenedStore
    let store: Store
    beforeEach(async () => {
      opened = await open()
      store = opened.store
    })
    afterEach(() => opened?.done())
    const given: Given = { store: () => store }

    describe('values', () => keepsValues(given))
    describe('stray characters', () => keepsStrayCharacters(given))
    describe('queries', () => answersQueries(given))
    describe('transactions', () => keepsTransactions(given))
    describe('rivals', () => survivesRivals(given))
    describe('work that is committed together', () => commitsTogether(given))
  })
}

const vendors = async (store: Store) =>
  (await store.db.select().from(store.db.t.vendors).orderBy(store.db.t.vendors.id)).map(
    ({ id }) => id,
  )

function* addVendor(tx: Db, id: string) {
  yield* run(tx.insert(tx.t.vendors).values(aVendor({ id })))
}

function keepsTransactions({ store }: Given): void {
  it('keeps what a transaction wrote, shows it its own writes, and gives back its result', async () => {
    const seen = await store().transact(function* (tx) {
      yield* addVendor(tx, 'v1')
      yield* addVendor(tx, 'v2')
      return (yield* run(tx.select().from(tx.t.vendors))).length
    })
    expect(seen).toBe(2)
    expect(await vendors(store())).toEqual(['v1', 'v2'])
  })

  it('gives a refusal back as a value', async () => {
    const result = await store().transact(function* (tx) {
      const known = yield* run(tx.select().from(tx.t.vendors))
      return known.length === 0
        ? ({ ok: false, reason: 'unknown' } as const)
        : ({ ok: true } as const)
    })
    expect(result).toEqual({ ok: false, reason: 'unknown' })
  })

  it('undoes everything when the body throws, and goes on working', async () => {
    const failing = store().transact(function* (tx) {
      yield* addVendor(tx, 'v1')
      throw new Error('boom')
    })
    await expect(failing).rejects.toThrow('boom')
    expect(await vendors(store())).toEqual([])
    await store().transact((tx) => addVendor(tx, 'v2'))
    expect(await vendors(store())).toEqual(['v2'])
  })

  it('undoes everything when a query fails', async () => {
    const failing = store().transact(function* (tx) {
      yield* addVendor(tx, 'v1')
      yield* addVendor(tx, 'v1')
    })
    await expect(failing).rejects.toThrow()
    expect(await vendors(store())).toEqual([])
  })

  it('throws a failed query into the body, so that its cleanup runs', async () => {
    const seen: string[] = []
    const failing = store().transact(function* (tx) {
      try {
        yield* addVendor(tx, 'v1')
        yield* addVendor(tx, 'v1')
      } catch (error) {
        seen.push(error instanceof Error ? 'caught' : 'not an error')
        throw error
      } finally {
        seen.push('cleaned up')
      }
    })
    await expect(failing).rejects.toThrow()
    // PostgreSQL replays a rival's insert of the same key before it gives up.
    expect(seen.slice(0, 2)).toEqual(['caught', 'cleaned up'])
  })

  it('undoes everything after a failed query even when the body swallowed its error', async () => {
    const swallowing = store().transact(function* (tx) {
      yield* addVendor(tx, 'v1')
      try {
        yield* addVendor(tx, 'v1')
      } catch {
        return 'as if nothing happened'
      }
      return 'not reached'
    })
    await expect(swallowing).rejects.toThrow()
    expect(await vendors(store())).toEqual([])
  })

  it('refuses to wait for anything but a query inside a transaction', async () => {
    const waiting = store().transact(function* (tx) {
      yield* addVendor(tx, 'v1')
      yield* run(Promise.resolve('mail sent'))
    })
    await expect(waiting).rejects.toThrow('Only database queries can be yielded')
    expect(await vendors(store())).toEqual([])
  })

  it('does nothing with a query that is not run', async () => {
    await store().transact(function* (tx) {
      void tx.insert(tx.t.vendors).values(aVendor({ id: 'v1' }))
      yield* addVendor(tx, 'v2')
    })
    expect(await vendors(store())).toEqual(['v2'])
  })
}

const twenty = Array.from({ length: 20 }, (_, i) => i)

function survivesRivals({ store }: Given): void {
  it('keeps twenty transactions at once apart: the even ones hold, the odd ones are undone', async () => {
    const outcomes = await Promise.allSettled(
      twenty.map((i) =>
        store().transact(function* (tx) {
          yield* addVendor(tx, `v${i}`)
          yield* addVendor(tx, `w${i}`)
          if (i % 2 === 1) throw new Error('odd')
        }),
      ),
    )
    const even = twenty.filter((i) => i % 2 === 0)
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBe(10)
    expect(await vendors(store())).toEqual(
      [...even.map((i) => `v${i}`), ...even.map((i) => `w${i}`)].sort(),
    )
  })

  it('loses none of twenty increments that each read before they write', async () => {
    await putSetting(store().db, { key: 'counter', value: 0, updatedAt: THEN })
    await Promise.all(
      twenty.map(() =>
        store().transact(function* (tx) {
          const [row] = yield* run(settingByKey(tx, 'counter'))
          yield* run(
            putSetting(tx, { key: 'counter', value: Number(row?.value) + 1, updatedAt: THEN }),
          )
        }),
      ),
    )
    expect((await settingByKey(store().db, 'counter'))[0]?.value).toBe(20)
  })

  it('never lets two transactions both act on what only one of them may change', async () => {
    const admins = [aStaff({ roles: ['admin'] }), aStaff({ id: 'user-2', roles: ['admin'] })]
    await fill(store(), { users: admins })
    // Each removes the other, if another one is left: together they must not remove both.
    const removeOne = (id: string) =>
      store().transact(function* (tx) {
        const active = yield* run(tx.select().from(tx.t.users).where(eq(tx.t.users.active, true)))
        if (active.length < 2) return false
        yield* run(tx.update(tx.t.users).set({ active: false }).where(eq(tx.t.users.id, id)))
        return true
      })
    const removed = await Promise.all([removeOne('user-1'), removeOne('user-2')])
    expect(removed.filter(Boolean).length).toBe(1)
  })

  it('chains the audit events of twenty transactions without gaps', async () => {
    await Promise.all(
      twenty.map((i) =>
        store().transact(function* (tx) {
          yield* appendAudit(tx, { at: THEN, actor: 'job' }, [
            { kind: 'settings changed', reviewId: null, payload: { key: `a${i}` } },
            { kind: 'settings changed', reviewId: null, payload: { key: `b${i}` } },
          ])
        }),
      ),
    )
    const links = await auditLinks(store().db)
    expect(links.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
    expect(firstBrokenLink(links, sha256)).toBeNull()
  })

  it('claims each row for one worker only', async () => {
    await fill(store(), { vendors: twenty.map((i) => aVendor({ id: `v${i}` })) })
    const claim = (worker: string) =>
      store().transact(function* (tx) {
        const free = eq(tx.t.vendors.searchKey, 'acme ai ltd')
        const due = yield* run(
          tx.select({ id: tx.t.vendors.id }).from(tx.t.vendors).where(free).limit(10),
        )
        const ids = due.map(({ id }) => id)
        const mine = and(inArray(tx.t.vendors.id, ids), free)
        return yield* run(
          tx
            .update(tx.t.vendors)
            .set({ searchKey: worker })
            .where(mine)
            .returning({ id: tx.t.vendors.id }),
        )
      })
    const claimed = (await Promise.all(['w1', 'w2', 'w3'].map(claim))).flat().map(({ id }) => id)
    expect(new Set(claimed).size).toBe(claimed.length)
    expect(claimed.length).toBe(20)
  })
}

function commitsTogether({ store }: Given): void {
  const save = (i: number) =>
    store().transactTogether(function* (tx) {
      const before = (yield* run(tx.select().from(tx.t.vendors))).length
      yield* addVendor(tx, `v${String(i).padStart(2, '0')}`)
      return { i, before }
    })
  const named = (is: readonly number[]) => is.map((i) => `v${String(i).padStart(2, '0')}`)

  it('gives each of two hundred its own result, in the order that they came', async () => {
    const many = Array.from({ length: 200 }, (_, i) => i)
    const results = await Promise.all(many.map(save))
    expect(results).toEqual(many.map((i) => ({ i, before: i })))
    expect(await vendors(store())).toEqual(named(many).sort())
  })

  it('lets one that throws fail alone, with its own error, and keeps the others', async () => {
    const outcomes = await Promise.allSettled(
      twenty.map((i) =>
        i === 7
          ? store().transactTogether(function* (tx) {
              yield* addVendor(tx, 'v07')
              throw new Error('the seventh')
            })
          : save(i),
      ),
    )
    const failed = outcomes.flatMap((outcome, i) =>
      outcome.status === 'rejected' ? [[i, String(outcome.reason)]] : [],
    )
    expect(failed).toEqual([[7, 'Error: the seventh']])
    expect(await vendors(store())).toEqual(named(twenty.filter((i) => i !== 7)))
  })

  it('lets one whose query fails fail alone', async () => {
    const outcomes = await Promise.allSettled([save(1), save(1), save(2)])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await vendors(store())).toEqual(named([1, 2]))
  })

  it('answers nobody before what they wrote can be read by everybody', async () => {
    const seen = await Promise.all(
      twenty.map(async (i) => {
        await save(i)
        return (await vendors(store())).includes(named([i])[0] ?? '')
      }),
    )
    expect(seen).toEqual(twenty.map(() => true))
  })

  it('goes on after a failure and takes what comes later', async () => {
    const failing = store().transactTogether(function* (tx) {
      yield* addVendor(tx, 'v1')
      throw new Error('boom')
    })
    await expect(failing).rejects.toThrow('boom')
    expect((await save(3)).before).toBe(0)
    expect((await save(4)).before).toBe(1)
  })

  it('stays apart from transactions of its own that run meanwhile', async () => {
    await putSetting(store().db, { key: 'counter', value: 0, updatedAt: THEN })
    function* increment(tx: Db) {
      const [row] = yield* run(settingByKey(tx, 'counter'))
      yield* run(putSetting(tx, { key: 'counter', value: Number(row?.value) + 1, updatedAt: THEN }))
    }
    await Promise.all(
      twenty.map((i) =>
        i % 2 === 0 ? store().transact(increment) : store().transactTogether(increment),
      ),
    )
    expect((await settingByKey(store().db, 'counter'))[0]?.value).toBe(20)
  })
}
