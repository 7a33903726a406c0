import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { exportAudit } from '../../app/services/audit/export-audit'
import { listAudit } from '../../app/services/audit/list-audit'
import { verifyAudit } from '../../app/services/audit/verify-audit'
import { appendAudit } from '../../db/queries/audit'
import type { Store } from '../../db/store'
import { aSentReview, aStaff, forEachEngine, THEN } from '../support/store'
import { person, staffOf } from './identity-world'

const reader = staffOf(person('user-1', ['legal']))

async function record(store: Store, count: number) {
  await store.transact(function* (tx) {
    for (let i = 0; i < count; i++) {
      yield* appendAudit(tx, { at: THEN, actor: i % 2 === 0 ? 'user:user-1' : 'job' }, [
        i % 3 === 0
          ? { kind: 'review cancelled', reviewId: 'review-1', payload: { reason: `no. ${i}` } }
          : { kind: 'settings changed', reviewId: null, payload: { key: `k${i}` } },
      ])
    }
  })
}

forEachEngine('the audit log', (open) => {
  it('is read newest first, fifty at a time, as sentences with names', async () => {
    const store = await open(aSentReview())
    await record(store, 60)
    const first = await listAudit({ store }, reader, { reviewNumber: null, page: 1 })
    expect(first).toMatchObject({ count: 60, page: 1, pageCount: 2 })
    expect(first?.lines.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, i) => 60 - i))
    expect(first?.lines[0]).toMatchObject({ who: 'Assay', what: 'Setting "k59" changed', at: THEN })
    const second = await listAudit({ store }, reader, { reviewNumber: null, page: 99 })
    expect(second).toMatchObject({ page: 2 })
    expect(second?.lines.at(-1)).toMatchObject({
      seq: 1,
      who: 'Ada Reviewer',
      what: 'Review cancelled: no. 0',
      reviewNumber: 1,
    })
  })

  it('shows one review’s events only when asked for it', async () => {
    const store = await open(aSentReview({ number: 12 }))
    await record(store, 6)
    const of = (reviewNumber: number) =>
      listAudit({ store }, reader, { reviewNumber, page: 1 }).then((page) => page?.lines.length)
    expect(await of(12)).toBe(2)
    expect(await of(13)).toBe(0)
  })

  it('is exported as lines that anybody can check', async () => {
    const store = await open(aSentReview())
    await record(store, 700)
    let text = ''
    for await (const piece of exportAudit({ store }, reader) ?? []) text += piece
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ seq }) => seq)).toEqual(Array.from({ length: 700 }, (_, i) => i + 1))
    let previous = '0'.repeat(64)
    for (const { hash, body } of lines) {
      expect(createHash('sha256').update(`${previous}\n${body}`).digest('hex')).toBe(hash)
      previous = hash
    }
    expect(await verifyAudit({ store }, reader)).toEqual({
      count: 700,
      brokenAt: null,
      head: previous,
    })
  })

  it('says where it was tampered with', async () => {
    const store = await open(aSentReview())
    await record(store, 5)
    const events = store.db.t.auditEvents
    await store.db.update(events).set({ body: '{}' }).where(eq(events.seq, 3))
    expect(await verifyAudit({ store }, reader)).toMatchObject({ brokenAt: 3 })
    await store.db.delete(events).where(eq(events.seq, 3))
    expect(await verifyAudit({ store }, reader)).toMatchObject({ brokenAt: 4 })
  })

  it.each(['requester', 'procurement', 'reviewer'] as const)(
    'is closed to the role %s',
    async (role) => {
      const store = await open({ users: [aStaff()] })
      const other = staffOf(person('user-1', [role]))
      expect(await listAudit({ store }, other, { reviewNumber: null, page: 1 })).toBeNull()
      expect(await verifyAudit({ store }, other)).toBeNull()
      expect(exportAudit({ store }, other)).toBeNull()
    },
  )
})
