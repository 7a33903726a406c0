import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrationsFolder, openStore } from '../../db/open'
import { userById } from '../../db/queries/people'
import { openSqlite, refuseOldSqlite } from '../../db/sqlite'
import { aStaff } from '../support/rows'
import { fill } from '../support/store'
import { storeContract } from './store-contract'

storeContract('SQLite in memory', async () => {
  const store = openSqlite(':memory:', migrationsFolder.sqlite)
  return { store, done: () => store.close() }
})

storeContract('SQLite in a file', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-store-'))
  const store = await openStore(`file:${path.join(folder, 'assay.db')}`)
  return {
    store,
    async done() {
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
})

describe('a SQLite file', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'assay-store-'))
    file = path.join(folder, 'deeper', 'assay.db')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('keeps its rows and migrates nothing when it is opened again', async () => {
    const first = openSqlite(file, migrationsFolder.sqlite)
    await fill(first, { users: [aStaff()] })
    await first.close()
    const again = openSqlite(file, migrationsFolder.sqlite)
    expect((await userById(again.db, 'user-1')).length).toBe(1)
    await again.close()
    const bare = new Database(file, { readonly: true })
    const applied = bare.prepare('SELECT hash FROM __drizzle_migrations').all()
    bare.close()
    const files = readdirSync(migrationsFolder.sqlite).filter((name) => name.endsWith('.sql'))
    expect(applied.length).toBe(files.length)
  })

  it('is migrated once when several processes open it at the same moment', async () => {
    const start = String(Date.now() + 2000)
    const program = fileURLToPath(new URL('./open-at.ts', import.meta.url))
    const rival = async () => {
      const args = ['--import', 'tsx', program, folder, start, '15']
      const { stdout } = await promisify(execFile)(process.execPath, args)
      return stdout.trim().split(' ')
    }
    const states = (await Promise.all([rival(), rival()])).flat()
    expect(states).toEqual(Array.from({ length: 30 }, () => 'current'))
  })

  it('waits for another writer instead of failing', async () => {
    const store = openSqlite(file, migrationsFolder.sqlite)
    const rival = openSqlite(file, migrationsFolder.sqlite)
    await fill(store, { users: [aStaff()] })
    await fill(rival, { users: [aStaff({ id: 'user-2' })] })
    expect((await userById(store.db, 'user-2')).length).toBe(1)
    await store.close()
    await rival.close()
  })

  it('writes ahead, flushes every commit, checks references and waits for rivals', async () => {
    const store = openSqlite(file, migrationsFolder.sqlite)
    await fill(store, { users: [aStaff()] })
    const pragma = async (name: string, column = name) => {
      const value = sql<unknown>`(select ${sql.raw(column)} from ${sql.raw(`pragma_${name}`)})`
      return (await store.db.select({ value }).from(store.db.t.users))[0]?.value
    }
    expect(await pragma('journal_mode')).toBe('wal')
    // 2 is FULL: with NORMAL a power cut takes commits that were already acknowledged.
    expect(await pragma('synchronous')).toBe(2)
    expect(await pragma('foreign_keys')).toBe(1)
    expect(await pragma('busy_timeout', 'timeout')).toBe(5000)
    await store.close()
  })
})

describe('an old SQLite', () => {
  const fake = (version: string) => ({ prepare: () => ({ get: () => ({ version }) }) })

  it.each(['3.51.2', '3.50.9', '2.99.99', '3.6.0'])('is refused: %s', (version) => {
    expect(() => refuseOldSqlite(fake(version))).toThrow(/too old: 3.51.3 or newer/)
  })

  it.each(['3.51.3', '3.51.10', '3.52.0', '4.0.0'])('is not what this is: %s', (version) => {
    expect(() => refuseOldSqlite(fake(version))).not.toThrow()
  })
})
