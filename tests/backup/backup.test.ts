import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../app/app.server'
import { notEmpty } from '../../app/services/backup/restore-backup'
import { levelsOf, shapeAt } from '../../db/backup/levels'
import { openSnapshot } from '../../db/backup/snapshot'
import { openStore } from '../../db/open'
import { type PostgresServer, startPostgres } from '../support/postgres-server'
import { unzipped } from '../support/zip'
import {
  backUp,
  check,
  type Portal,
  RESTORED,
  restore,
  sourceOf,
  TAKEN,
  temporaryFolder,
} from './backup-case'
import { expectedAfter, withoutAdded } from './compare'
import {
  type Dump,
  dump,
  evidenceBytes,
  inPostgres,
  makeFullDatabase,
  makeFullFolder,
  NEWEST,
  sha256,
} from './full-database'

let server: PostgresServer
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server?.stop())

let folder: string
let remove: () => void
beforeEach(() => {
  ;({ folder, remove } = temporaryFolder())
})
afterEach(() => remove())

const engines = ['sqlite', 'postgres'] as const
type Engine = (typeof engines)[number]

/** Where a portal may be made; nothing is there yet. */
const placeFor = async (engine: Engine, name: string): Promise<Portal> => {
  const data = path.join(folder, name)
  const url = engine === 'sqlite' ? `file:${data}/assay.db` : await server.createDatabase()
  return { data, url }
}

async function fullPortal(engine: Engine): Promise<Portal> {
  const portal = await placeFor(engine, `portal-${engine}`)
  await makeFullDatabase(portal.url)
  makeFullFolder(portal.data)
  return portal
}

const file = () => path.join(folder, 'backup.zip')

/** What the restored database holds, and what it has to hold. */
async function restoredAndExpected(url: string, before: Dump) {
  return [withoutAdded(await dump(url)), expectedAfter(before, RESTORED.getTime())] as const
}

describe('a backup and its restore', () => {
  for (const from of engines) {
    for (const to of engines) {
      it(`give every row of every table back, from ${from} to ${to}`, async () => {
        const portal = await fullPortal(from)
        const before = await dump(portal.url)
        expect(Object.values(before).every((rows) => rows.length === 7)).toBe(true)
        await backUp(portal, file())
        const target = await placeFor(to, 'restored')
        await restore(file(), target)
        const [restored, expected] = await restoredAndExpected(target.url, before)
        expect(restored).toEqual(expected)
        const store = await openStore(target.url)
        expect(await store.migrations()).toBe('current')
        await store.close()
      })
    }
  }

  for (const to of engines) {
    it(`give a portal back whose tables are still empty, to ${to}`, async () => {
      const portal = await placeFor('sqlite', 'young')
      await (await openStore(portal.url)).close()
      makeFullFolder(portal.data)
      const { manifest } = await backUp(portal, file())
      expect(manifest.audit).toEqual({ events: 0, head: null, brokenAt: null })
      const target = await placeFor(to, 'restored')
      await restore(file(), target)
      const restored = withoutAdded(await dump(target.url))
      expect(Object.values(restored).flat()).toEqual([])
    })
  }

  it('give evidence, keys and the files of batches back byte by byte, and nothing that no row tells of', async () => {
    const portal = await fullPortal('sqlite')
    await backUp(portal, file())
    const target = await placeFor('sqlite', 'restored')
    await restore(file(), target)
    const listed = (readdirSync(target.data, { recursive: true }) as string[]).filter((each) =>
      statSync(path.join(target.data, each)).isFile(),
    )
    const evidence = Array.from({ length: 7 }, (_, at) => sha256(evidenceBytes(at)))
    expect(listed.sort()).toEqual(
      [
        'assay.db',
        'batches/report_batches.id.0/R-0001.pdf',
        ...evidence.map((hash) => `evidence/${hash.slice(0, 2)}/${hash}`),
        'keys/portal.key',
        'keys/report-certificates/one.pem',
        'keys/report-signing.pem',
      ].sort(),
    )
    for (const each of listed.filter((name) => name !== 'assay.db')) {
      const [there, here] = [target.data, portal.data].map((at) => path.join(at, each))
      expect(readFileSync(there ?? '')).toEqual(readFileSync(here ?? ''))
      expect(statSync(there ?? '').mode & 0o777).toBe(0o600)
    }
    expect(statSync(target.data).mode & 0o777).toBe(0o700)
  })

  it('bring a database of every earlier migration up to this program, and the first on both engines', async () => {
    for (const [at, { tag }] of levelsOf('sqlite').slice(0, -1).entries()) {
      const old = await placeFor('sqlite', `old-${tag}`)
      await makeFullDatabase(old.url, tag)
      makeFullFolder(old.data)
      const taken = path.join(folder, `${tag}.zip`)
      expect((await backUp(old, taken)).manifest.migration).toBe(tag)
      // What migrating the old database itself makes of it.
      await (await openStore(old.url)).close()
      const migrated = await dump(old.url)
      for (const engine of at === 0 ? engines : (['sqlite'] as const)) {
        const target = await placeFor(engine, `restored-${tag}-${engine}`)
        await restore(taken, target)
        const [restored, expected] = await restoredAndExpected(target.url, migrated)
        expect(restored, tag).toEqual(expected)
      }
    }
  })
})

describe('making a backup', () => {
  it('holds every table that is described, readable by its owner alone, and leaves nothing beside it', async () => {
    const portal = await fullPortal('sqlite')
    const { manifest } = await backUp(portal, file())
    const names = [...unzipped(readFileSync(file())).keys()]
    for (const { name } of shapeAt(NEWEST)) expect(names).toContain(`tables/${name}.jsonl`)
    expect(manifest.takenAt).toBe(TAKEN.toISOString())
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).sort()).toEqual(['backup.zip', 'portal-sqlite'])
  })

  for (const engine of engines) {
    it(`stops at a table or column that nobody described, on ${engine}`, async () => {
      const portal = await fullPortal(engine)
      const statements = ['CREATE TABLE later (id text)', 'ALTER TABLE users ADD COLUMN pin text']
      for (const statement of statements) {
        if (engine === 'sqlite') {
          const connection = new Database(portal.url.slice(5))
          connection.exec(statement)
          connection.close()
        } else {
          await inPostgres(portal.url, (client) => client.query(statement))
        }
      }
      await expect(backUp(portal, file())).rejects.toThrow(
        /what Assay does not know: (later\.id, users\.pin|users\.pin, later\.id)/,
      )
      expect(readdirSync(folder)).not.toContain('backup.zip')
    })
  }

  it('never replaces a file, and leaves none under the name where it fails on the way', async () => {
    const portal = await fullPortal('sqlite')
    await backUp(portal, file())
    const bytes = readFileSync(file())
    await expect(backUp(portal, file())).rejects.toThrow('is there already')
    expect(readFileSync(file())).toEqual(bytes)
    const other = path.join(folder, 'other.zip')
    const broken = async () => {
      const snapshot = await openSnapshot(portal.url)
      const rows: typeof snapshot.rows = (table) => {
        if (table.name === 'users') throw new Error('the disk has gone')
        return snapshot.rows(table)
      }
      return { ...snapshot, rows }
    }
    await expect(backUp(portal, other, { snapshot: broken })).rejects.toThrow('the disk has gone')
    expect(readdirSync(folder).sort()).toEqual(['backup.zip', 'portal-sqlite'])
  })

  for (const engine of engines) {
    it(`is of one instant while others write between two tables, on ${engine}`, async () => {
      const portal = await fullPortal(engine)
      const before = await dump(portal.url)
      const meanwhile = async () => {
        const snapshot = await openSnapshot(portal.url)
        const rows: typeof snapshot.rows = async function* (table) {
          yield* snapshot.rows(table)
          if (table.name !== 'evidence') return
          // Between one table and the next: a reader without a snapshot sees half of it.
          const store = await openStore(portal.url)
          const { db } = store
          await db.delete(db.t.staffSessions)
          await db.update(db.t.users).set({ name: 'changed meanwhile' })
          await store.close()
        }
        return { ...snapshot, rows }
      }
      await backUp(portal, file(), { snapshot: meanwhile })
      const target = await placeFor('sqlite', 'restored')
      await restore(file(), target)
      const [restored, expected] = await restoredAndExpected(target.url, before)
      expect(restored).toEqual(expected)
    })
  }

  it('says which evidence is damaged and keeps everything else', async () => {
    const portal = await fullPortal('sqlite')
    const [gone, altered] = [sha256(evidenceBytes(1)), sha256(evidenceBytes(2))]
    rmSync(path.join(portal.data, 'evidence', gone.slice(0, 2), gone))
    const place = path.join(portal.data, 'evidence', altered.slice(0, 2), altered)
    rmSync(place)
    mkdirSync(path.dirname(place), { recursive: true })
    const { manifest } = await backUp(portal, file(), {
      files: {
        get: async (hash) => {
          if (hash === altered) throw new Error('altered on disk')
          return sourceOf(portal).files.get(hash)
        },
      },
    })
    expect(manifest.missing).toEqual([gone, altered].sort())
    expect((await check(file())).manifest.missing).toEqual([gone, altered].sort())
  })

  it('begins anew where the portal removes evidence while it is made', async () => {
    const portal = await fullPortal('sqlite')
    const doomed = sha256(evidenceBytes(3))
    let turns = 0
    const { manifest } = await backUp(portal, file(), {
      snapshot: () => {
        turns++
        return openSnapshot(portal.url)
      },
      files: {
        get: async (hash) => {
          if (hash === doomed) {
            const connection = new Database(portal.url.slice(5))
            connection.pragma('foreign_keys = ON')
            connection.prepare('DELETE FROM evidence WHERE sha256 = ?').run(doomed)
            connection.close()
            throw new Error('it is gone')
          }
          return sourceOf(portal).files.get(hash)
        },
      },
    })
    expect(turns).toBe(3)
    expect(manifest.missing).toEqual([])
    expect(manifest.members.map(({ name }) => name)).not.toContain(`evidence/${doomed}`)
    await check(file())
  })
})

describe('restoring', () => {
  it('touches nothing where a folder or a database is not empty', async () => {
    const portal = await fullPortal('sqlite')
    const target = await placeFor('postgres', 'restored')
    const into = { folder: target.data, databaseUrl: target.url }
    expect(await notEmpty(into)).toBeNull()
    expect(await notEmpty({ ...into, folder: portal.data })).toContain('is not empty')
    expect(await notEmpty({ ...into, databaseUrl: portal.url })).toContain('is there already')
    await inPostgres(target.url, (client) => client.query('CREATE TABLE mine (id text)'))
    expect(await notEmpty(into)).toContain('is not empty')
    await backUp(portal, file())
    await expect(restore(file(), target)).rejects.toThrow('not empty')
    expect(readdirSync(target.data)).toEqual([])
  })

  for (const engine of engines) {
    it(`leaves an empty folder and an empty database where it fails, on ${engine}`, async () => {
      const portal = await fullPortal('sqlite')
      // A row that refers to nothing passes every hash: the database itself has to refuse it.
      const connection = new Database(portal.url.slice(5))
      connection.pragma('foreign_keys = OFF')
      connection.exec(`UPDATE answers SET review_id = 'nobody' WHERE comment LIKE '%.0%'`)
      connection.close()
      await backUp(portal, file())
      const target = await placeFor(engine, 'restored')
      await expect(restore(file(), target)).rejects.toThrow(/missing rows in: answers|foreign key/)
      expect(readdirSync(target.data)).toEqual([])
      expect(await notEmpty({ folder: target.data, databaseUrl: target.url })).toBeNull()
    })
  }

  it('that was killed on the way leaves nothing that starts', async () => {
    const data = path.join(folder, 'half')
    mkdirSync(data)
    const { beginDataFolder } = await import('../../app/ports/backup/data-folder')
    await beginDataFolder(data)
    const settings = { dataFolder: data, databaseUrl: `file:${data}/assay.db` }
    await expect(createApp(settings as Parameters<typeof createApp>[0])).rejects.toThrow(
      `A restore into ${data} was broken off. Delete everything in it, empty the database, and restore again`,
    )
    expect(existsSync(path.join(data, 'assay.db'))).toBe(false)
    await expect(notEmpty({ folder: data, databaseUrl: settings.databaseUrl })).rejects.toThrow(
      'was broken off',
    )
  })
})
