import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
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
import { openSqlite } from '../../db/sqlite'
import { aStaff } from '../support/rows'
import { fill } from '../support/store'
import { migrationsIn } from './migrations-in'
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

  it('is refused, and left as it is, by a program that is older than its tables', async () => {
    const first = ['CREATE TABLE one (id text)']
    const newer = migrationsIn(path.join(folder, 'newer'), first, ['CREATE TABLE two (id text)'])
    const older = migrationsIn(path.join(folder, 'older'), first)
    await openSqlite(file, newer).close()
    expect(() => openSqlite(file, older)).toThrow(/opened by a newer version of Assay.*backup/)
    expect(() => openSqlite(file, newer)).not.toThrow()
  })

  it('is migrated once when two processes open it at the same moment, new or with older tables', async () => {
    const first = ['CREATE TABLE one (id text)']
    const both = migrationsIn(path.join(folder, 'both'), first, ['CREATE TABLE two (id text)'])
    const older = migrationsIn(path.join(folder, 'older'), first)
    const files = Array.from({ length: 30 }, (_, i) => path.join(folder, `${i}.db`))
    for (const file of files.slice(15)) await openSqlite(file, older).close()
    const start = String(Date.now() + 2000)
    const program = fileURLToPath(new URL('./open-at.ts', import.meta.url))
    const rival = async () => {
      const args = ['--import', 'tsx', program, start, both, ...files]
      const { stdout } = await promisify(execFile)(process.execPath, args)
      return stdout.trim().split(' ')
    }
    const states = (await Promise.all([rival(), rival()])).flat()
    expect(states).toEqual(Array.from({ length: 60 }, () => 'current'))
  })

  it('waits for whoever holds it while it is switched to writing ahead', async () => {
    const holding = `
      const db = new (require('better-sqlite3'))(process.argv[1])
      db.exec('CREATE TABLE held (id text); BEGIN IMMEDIATE')
      console.log('held')
      setTimeout(() => db.exec('COMMIT'), 300)`
    const plain = path.join(folder, 'plain.db')
    const holder = spawn(process.execPath, ['-e', holding, plain])
    await once(holder.stdout, 'data')
    const store = openSqlite(plain, migrationsFolder.sqlite)
    expect(await store.migrations()).toBe('current')
    await store.close()
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
