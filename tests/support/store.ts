// A fresh database for each test, with the real migrations and the rows that the test states.
import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { migrationsFolder } from '../../db/open'
import { openSqlite } from '../../db/sqlite'
import type { Store } from '../../db/store'
import type { Tables } from '../../db/tables'
import { openPglite, type PgliteDatabase } from './pglite'
import type { Row } from './rows'

export * from './rows'

/** Rows by table, in any order: they are inserted in the order that the tables refer to each other. */
export type Rows = { [Name in keyof Tables]?: readonly Row<Name>[] }

/** A migrated SQLite database in memory. It costs about four milliseconds, so every test has its own. */
export async function openTestStore(rows: Rows = {}): Promise<Store> {
  return fill(openSqlite(':memory:', migrationsFolder.sqlite), rows)
}

export type OpenStore = (rows?: Rows) => Promise<Store>

/**
 * Runs the same tests on SQLite and on PostgreSQL (in process): `open` gives an empty store with the
 * stated rows. On PostgreSQL one database serves the tests of a file in turn, emptied by each `open`.
 */
export function forEachEngine(title: string, suite: (open: OpenStore) => void): void {
  describe(`${title} (SQLite)`, () => {
    const opened: Store[] = []
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close()
    })
    suite(async (rows) => {
      const store = await openTestStore(rows)
      opened.push(store)
      return store
    })
  })
  describe(`${title} (PostgreSQL)`, () => {
    let database: PgliteDatabase
    beforeAll(async () => {
      database = await openPglite()
    }, 60_000)
    afterAll(() => database?.close())
    suite(async (rows = {}) => {
      await database.empty()
      return fill(database.store, rows)
    })
  })
}

/** Puts the stated rows into any store. */
export async function fill(store: Store, rows: Rows): Promise<Store> {
  // The tables are described in the order that they refer to each other.
  for (const name of Object.keys(store.db.t) as (keyof Tables)[]) await insert(store, name, rows)
  return store
}

async function insert<Name extends keyof Tables>(store: Store, name: Name, rows: Rows) {
  const stated: readonly Row<keyof Tables>[] | undefined = rows[name]
  if (!stated || stated.length === 0) return
  // One call for every table: which rows belong to which table is what `Rows` states.
  await store.db.insert(store.db.t[name] as Tables['users']).values([...stated] as Row<'users'>[])
}
