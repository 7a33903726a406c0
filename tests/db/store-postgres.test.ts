import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { migrationsFolder, openStore } from '../../db/open'
import { openPostgres } from '../../db/postgres'
import { appendAudit, auditLinks } from '../../db/queries/audit'
import { putSetting, userById } from '../../db/queries/people'
import { run, type Store } from '../../db/store'
import { type PostgresServer, startPostgres } from '../support/postgres-server'
import { aStaff, aVendor, THEN } from '../support/rows'
import { fill } from '../support/store'
import { migrationsIn } from './migrations-in'
import { storeContract } from './store-contract'

let server: PostgresServer
let shared: { store: Store; url: string }

beforeAll(async () => {
  server = await startPostgres()
  const url = await server.createDatabase()
  shared = { url, store: await openStore(url) }
}, 120_000)

afterAll(async () => {
  await shared?.store.close()
  await server?.stop()
})

storeContract('a PostgreSQL server', async () => {
  await emptied(shared.url)
  return { store: shared.store, done: async () => {} }
})

describe('a PostgreSQL server, by DATABASE_URL', () => {
  const opened: Store[] = []
  const open = async (url: string) => {
    const store = await openStore(url)
    opened.push(store)
    return store
  }
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close()
  })

  it('migrates once, however many open it at the same moment', async () => {
    const url = await server.createDatabase()
    const stores = await Promise.all([open(url), open(url), open(url), open(url)])
    for (const store of stores) expect(await store.migrations()).toBe('current')
  })

  it('keeps its rows and migrates nothing when it is opened again', async () => {
    const url = await server.createDatabase()
    await fill(await open(url), { users: [aStaff()] })
    const again = await open(url)
    expect((await userById(again.db, 'user-1')).length).toBe(1)
    const applied = await query(url, 'SELECT hash FROM drizzle.__drizzle_migrations')
    expect(applied.length).toBe(
      readMigrationFiles({ migrationsFolder: migrationsFolder.postgres }).length,
    )
  })

  it('is refused, and left as it is, by a program that is older than its tables', async () => {
    const url = await server.createDatabase()
    const folder = mkdtempSync(path.join(tmpdir(), 'assay-migrations-'))
    const first = ['CREATE TABLE one (id text)']
    const newer = migrationsIn(path.join(folder, 'newer'), first, ['CREATE TABLE two (id text)'])
    const older = migrationsIn(path.join(folder, 'older'), first)
    const reopened = async (migrations: string) => {
      const store = await openPostgres(url, migrations)
      await store.close()
    }
    await reopened(newer)
    await expect(reopened(older)).rejects.toThrow(/opened by a newer version of Assay.*backup/)
    await reopened(newer)
    rmSync(folder, { recursive: true })
  })

  it('rejects with the reason when the server cannot be reached', async () => {
    await expect(openStore('postgres://assay:x@127.0.0.1:1/none')).rejects.toThrow(/ECONNREFUSED/)
  })

  it('lets transactions take turns, so that neither acts on what the other is changing', async () => {
    const store = await open(await server.createDatabase())
    for (const key of ['a', 'b']) await putSetting(store.db, { key, value: 1, updatedAt: THEN })
    let runs = 0
    // Either may be emptied as long as the other is not.
    const emptyOne = (key: string) =>
      store.transact(function* (tx) {
        runs++
        const values = yield* run(tx.select({ value: tx.t.settings.value }).from(tx.t.settings))
        yield* run(tx.select({ slept: sql`pg_sleep(0.3)` }).from(tx.t.settings).limit(1))
        if (values.some(({ value }) => value === 0)) return false
        yield* run(putSetting(tx, { key, value: 0, updatedAt: THEN }))
        return true
      })
    const emptied = await Promise.all([emptyOne('a'), emptyOne('b')])
    expect(emptied.filter(Boolean).length).toBe(1)
    expect(runs).toBe(2)
  })

  it('refuses nobody where many write at once in two processes', async () => {
    const url = await server.createDatabase()
    const stores = [await open(url), await open(url)] as const
    const write = (store: Store) =>
      store.transact(function* (tx) {
        yield* appendAudit(tx, { at: THEN, actor: 'job' }, [
          { kind: 'portal set up', reviewId: null, payload: { userId: 'ada' } },
        ])
      })
    await Promise.all(stores.flatMap((store) => Array.from({ length: 100 }, () => write(store))))
    const links = await auditLinks(stores[0].db)
    expect(links.map(({ seq }) => seq)).toEqual(Array.from({ length: 200 }, (_, at) => at + 1))
  })

  it('replays the transaction that would have acted on what a single statement was changing', async () => {
    const store = await open(await server.createDatabase())
    const count = { key: 'count', value: 0, updatedAt: THEN }
    await putSetting(store.db, count)
    let runs = 0
    const adding = store.transact(function* (tx) {
      runs++
      const [row] = yield* run(tx.select({ value: tx.t.settings.value }).from(tx.t.settings))
      yield* run(tx.select({ slept: sql`pg_sleep(0.3)` }).from(tx.t.settings).limit(1))
      yield* run(putSetting(tx, { ...count, value: Number(row?.value) + 1 }))
    })
    await new Promise((resolve) => setTimeout(resolve, 150))
    await putSetting(store.db, { ...count, value: 10 })
    await adding
    const [row] = await store.db
      .select({ value: store.db.t.settings.value })
      .from(store.db.t.settings)
    expect([row?.value, runs]).toEqual([11, 2])
  })

  it('refuses a query that was not made with the transaction', async () => {
    const store = await open(await server.createDatabase())
    const astray = store.transact(function* (tx) {
      yield* run(tx.insert(tx.t.vendors).values(aVendor({ id: 'v1' })))
      yield* run(store.db.insert(tx.t.vendors).values(aVendor({ id: 'v2' })))
    })
    await expect(astray).rejects.toThrow('has to be made with its tx')
    expect(await store.db.select().from(store.db.t.vendors)).toEqual([])
  })

  it('goes on after the server dropped every connection, idle and in use', async () => {
    const store = await open(await server.createDatabase())
    const readings = (count: number) =>
      Array.from({ length: count }, () =>
        store.transact(function* (tx) {
          return (yield* run(tx.select().from(tx.t.vendors))).length
        }),
      )
    for (let round = 0; round < 4; round++) {
      await Promise.all(readings(10))
      await server.dropConnections()
      await Promise.allSettled(readings(10))
    }
    // More than the pool has: had a dropped connection not been given back, this would wait for ever.
    expect((await Promise.all(readings(30))).length).toBe(30)
  })

  it('ends with an error that names no password when the password is wrong', async () => {
    const url = (await server.createDatabase()).replace(
      /:\/\/assay:[^@]+@/,
      '://assay:hunter2secret@',
    )
    const refused = await openStore(url).catch((error: unknown) => String(error))
    expect(refused).toMatch(/authentication failed/)
    expect(refused).not.toContain('hunter2secret')
  })
})

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

async function emptied(url: string): Promise<void> {
  const tables = await query(
    url,
    `SELECT string_agg(quote_ident(tablename), ', ') AS names FROM pg_tables WHERE schemaname = 'public'`,
  )
  const { names } = z.object({ names: z.string() }).parse(tables[0])
  await query(url, `TRUNCATE ${names} CASCADE`)
}
