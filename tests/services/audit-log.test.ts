import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { readAuditArrangement } from '../../app/core/audit/listing'
import { exportAudit } from '../../app/services/audit/export-audit'
import { listAudit } from '../../app/services/audit/list-audit'
import { verifyAudit } from '../../app/services/audit/verify-audit'
import { verifyLines } from '../../app/services/audit/verify-lines'
import { appendAudit } from '../../db/queries/audit'
import type { Store } from '../../db/store'
import { aSentReview, aStaff, forEachEngine, THEN } from '../support/store'
import { person, staffOf } from './identity-world'

const reader = staffOf(person('user-1', ['legal']))
const asked = (query: string) => readAuditArrangement(new URLSearchParams(query))
const all = asked('')

async function record(store: Store, count: number, day = THEN) {
  await store.transact(function* (tx) {
    for (let i = 0; i < count; i++) {
      yield* appendAudit(tx, { at: day, actor: i % 2 === 0 ? 'user:user-1' : 'job' }, [
        i % 3 === 0
          ? { kind: 'review cancelled', reviewId: 'review-1', payload: { reason: `no. ${i}` } }
          : { kind: 'settings changed', reviewId: null, payload: { key: `k${i}` } },
      ])
    }
  })
}

async function textOf(pieces: AsyncGenerator<string> | null): Promise<string> {
  let text = ''
  for await (const piece of pieces ?? []) text += piece
  return text
}

const file = (store: Store, as: 'jsonl' | 'csv', query = '') =>
  textOf(exportAudit({ store }, reader, { as, filters: asked(query).filters }))

forEachEngine('the audit log', (open) => {
  it('is read newest first, fifty at a time, as sentences with names and facts', async () => {
    const store = await open(aSentReview())
    await record(store, 60)
    const first = await listAudit({ store }, reader, all)
    expect(first).toMatchObject({ count: 60, page: 1, pageCount: 2 })
    expect(first?.lines.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, i) => 60 - i))
    expect(first?.lines[0]).toMatchObject({ who: 'Assay', what: 'Setting "k59" changed', at: THEN })
    const second = await listAudit({ store }, reader, asked('page=99'))
    expect(second).toMatchObject({ page: 2 })
    expect(second?.lines.at(-1)).toMatchObject({
      seq: 1,
      who: 'Ada Reviewer',
      what: 'Review cancelled: no. 0',
      facts: [['reason', 'no. 0']],
      reviewNumber: 1,
    })
  })

  it('shows only what its filters let through, one by one and together', async () => {
    const store = await open(aSentReview({ number: 12 }))
    await record(store, 6)
    await record(store, 6, new Date('2026-03-02T23:30:00Z'))
    const count = async (query: string) =>
      (await listAudit({ store }, reader, asked(query)))?.lines.length
    const vendorId = (await store.db.select().from(store.db.t.vendors))[0]?.id
    for (const [query, lines] of [
      ['', 12],
      ['review=R-0012', 4],
      ['review=13', 0],
      ['what=review', 4],
      ['what=people', 8],
      ['what=nonsense', 12],
      ['who=user-1', 6],
      ['who=portal', 6],
      ['who=vendors', 0],
      [`vendor=${vendorId}`, 4],
      ['vendor=other', 0],
      ['from=2026-03-02&to=2026-03-02', 6],
      ['from=2026-03-03&to=2026-03-04', 0],
      ['q=NO.+3', 2],
      ['q=%25', 0],
      ['q=k1', 2],
      ['q=cancelled', 4],
      ['what=review&who=portal&q=no.+3', 2],
    ] as const) {
      expect([query, await count(query)]).toEqual([query, lines])
    }
    const [newest] = (await listAudit({ store }, reader, all))?.lines ?? []
    expect(await count(`q=${newest?.hash.slice(0, 20)}`)).toBe(1)
  })

  it('takes its days where the organisation is', async () => {
    const value = { name: 'Harbour', timeZone: 'Pacific/Auckland' }
    const settings = [{ key: 'organisation', value, updatedAt: THEN }]
    const store = await open({ ...aSentReview(), settings })
    await record(store, 1, new Date('2026-03-02T23:30:00Z'))
    const on = async (day: string) =>
      (await listAudit({ store }, reader, asked(`from=${day}&to=${day}`)))?.count
    expect([await on('2026-03-02'), await on('2026-03-03')]).toEqual([0, 1])
  })

  it('is exported as lines that anybody can check', async () => {
    const store = await open(aSentReview())
    await record(store, 700)
    const text = await file(store, 'jsonl')
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
    const verdict = { holds: true, count: 700, head: { seq: 700, hash: previous } }
    expect(await verifyAudit({ store }, reader)).toMatchObject(verdict)
    const pieces = (async function* () {
      // Cut where it hurts: in the middle of lines.
      for (let at = 0; at < text.length; at += 777) yield text.slice(at, at + 777)
    })()
    expect(await verifyLines(pieces, [])).toMatchObject(verdict)
    for (const broken of [
      text.slice(0, -40),
      `${text}\n`,
      text.replace('"seq":700', '"seq":"700"'),
    ]) {
      const half = (async function* () {
        yield broken
      })()
      expect(await verifyLines(half, [])).toMatchObject({
        holds: false,
        broken: { sentence: expect.stringContaining('is no event of an audit log') },
      })
    }
  })

  it('is exported as a table in which no cell is a formula, and as any view', async () => {
    const store = await open(aSentReview())
    await record(store, 501)
    await store.transact((tx) =>
      appendAudit(tx, { at: THEN, actor: 'user:user-1' }, [
        { kind: 'hold ended', reviewId: 'review-1', payload: { reason: '=1+1, "so"\nand on' } },
      ]),
    )
    const table = (await file(store, 'csv')).split('\r\n')
    expect(table).toHaveLength(504)
    expect(table[0]).toBe('\uFEFFNo.,When (UTC),Who,Kind,What,Review,Hash')
    expect(table[1]).toContain('"Hold ended, taken up again: =1+1, ""so""\nand on",R-0001,')
    await store.db.update(store.db.t.users).set({ name: '=cmd()' })
    expect(await file(store, 'csv')).toContain(",'=cmd(),")
    expect((await file(store, 'csv', 'what=decision')).split('\r\n')).toHaveLength(3)
    expect((await file(store, 'jsonl', 'review=1')).trimEnd().split('\n')).toHaveLength(168)
  })

  it('says where it was tampered with, and stays readable beside it', async () => {
    const store = await open(aSentReview())
    await record(store, 5)
    const { auditEvents: events, auditValues: values } = store.db.t
    const broken = async () => (await verifyAudit({ store }, reader))?.broken
    await store.db.update(events).set({ kind: 'review closed' }).where(eq(events.seq, 4))
    expect(await broken()).toEqual({
      seq: 4,
      sentence: 'Event 4 is listed with another kind than it was written with: edited.',
    })
    await store.db.update(values).set({ kept: '{"reason":{"salt":"","value":"x"}}' })
    expect(await broken()).toMatchObject({ seq: 1, sentence: expect.stringContaining('reason') })
    await store.db.update(events).set({ body: '{}' }).where(eq(events.seq, 1))
    expect(await broken()).toMatchObject({ seq: 1, sentence: expect.stringContaining('no event') })
    expect((await listAudit({ store }, reader, all))?.lines.at(-1)).toMatchObject({
      what: 'Not readable: this event is not as Assay wrote it',
    })
    await store.db.delete(events).where(eq(events.seq, 2))
    await store.db.delete(values).where(eq(values.seq, 1))
    await store.db.delete(events).where(eq(events.seq, 1))
    expect(await broken()).toMatchObject({ seq: 1, sentence: expect.stringContaining('missing') })
  })

  it('commits to the same name in another way every time, so that nobody finds it by trying', async () => {
    const store = await open(aSentReview())
    const payload = { userId: 'user-1', email: 'priya@harbour.example' }
    for (let at = 0; at < 2; at++) {
      await store.transact((tx) =>
        appendAudit(tx, { at: THEN, actor: 'user:user-1' }, [
          { kind: 'signed in', reviewId: null, payload },
        ]),
      )
    }
    const { auditEvents, auditValues } = store.db.t
    const bodies = (await store.db.select().from(auditEvents)).map(({ body }) => body)
    const said = bodies.map((body) => JSON.parse(body).payload.email.commitment)
    expect(new Set(said).size).toBe(2)
    const kept = (await store.db.select().from(auditValues)).map((row) => JSON.parse(row.kept))
    for (const { email } of kept) expect(email.salt).toMatch(/^[0-9a-f]{32}$/)
  })

  it('tells of names that were deleted from beside it without being erased', async () => {
    const store = await open(aSentReview())
    await record(store, 5)
    await store.db.delete(store.db.t.auditValues)
    expect(await verifyAudit({ store }, reader)).toMatchObject({
      holds: false,
      broken: null,
      erased: 2,
      problems: [expect.stringContaining('2 personal values are gone')],
    })
  })

  it.each(['requester', 'procurement', 'reviewer'] as const)(
    'is closed to the role %s',
    async (role) => {
      const store = await open({ users: [aStaff()] })
      const other = staffOf(person('user-1', [role]))
      expect(await listAudit({ store }, other, all)).toBeNull()
      expect(await verifyAudit({ store }, other)).toBeNull()
      expect(exportAudit({ store }, other, { as: 'csv', filters: {} })).toBeNull()
    },
  )
})
