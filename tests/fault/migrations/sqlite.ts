// Kills the process after each statement of each SQLite migration: is the file as before, and does the next start finish?
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { migrationsFolder } from '../../../db/open'
import { openSqlite } from '../../../db/sqlite'
import { bundleProgram } from '../light/bundle'
import type { Weakness } from '../light/weaknesses'
import { type Release, releasesOf } from './folders'

export interface MigrationCounts {
  kills: number
  migrations: number
  wrong: string[]
}

export interface Which {
  /** After every so many statements; 1 for each of them. */
  every: number
  /** Only so many of the newest migrations. */
  newest?: number
  weakness?: Weakness
}

export async function killSqliteMigrations({
  every,
  newest = Number.POSITIVE_INFINITY,
  weakness = 'none',
}: Which): Promise<MigrationCounts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-migrating-'))
  const releases = releasesOf(migrationsFolder.sqlite, path.join(folder, 'releases'))
  const dying = await bundleProgram(fileURLToPath(new URL('dying.ts', import.meta.url)))
  const counts: MigrationCounts = { kills: 0, migrations: 0, wrong: [] }
  let passed = 0
  try {
    for (const [place, release] of releases.entries()) {
      if (place < releases.length - newest) continue
      counts.migrations += 1
      const given = await beforeAndAfter(folder, releases[place - 1], release)
      for (let after = 0; after <= release.statements.length; after++) {
        if (passed++ % every !== 0) continue
        const wrong = await killedAfter({ ...given, program: dying.program, weakness }, after)
        counts.kills += 1
        counts.wrong.push(...wrong.map((each) => `${release.tag}, statement ${after}: ${each}`))
      }
    }
    return counts
  } finally {
    dying.remove()
    rmSync(folder, { recursive: true })
  }
}

interface Given {
  folder: string
  /** As the release before left it, with a row in every table. */
  original: string
  release: Release
  before: string[]
  after: string[]
}

async function beforeAndAfter(
  folder: string,
  previous: Release | undefined,
  release: Release,
): Promise<Given> {
  const original = path.join(folder, `before-${release.tag}.db`)
  if (previous) await openSqlite(original, previous.folder).close()
  else new Database(original).close()
  fillEveryTable(original)
  const whole = path.join(folder, `after-${release.tag}.db`)
  copyFileSync(original, whole)
  await openSqlite(whole, release.folder).close()
  return { folder, original, release, before: contentsOf(original), after: contentsOf(whole) }
}

interface Dying {
  program: string
  weakness: Weakness
}

async function killedAfter(
  { folder, original, release, before, after, ...dying }: Given & Dying,
  statements: number,
): Promise<string[]> {
  const file = path.join(folder, 'victim.db')
  for (const each of [file, `${file}-wal`, `${file}-shm`]) rmSync(each, { force: true })
  copyFileSync(original, file)
  const args = [dying.program, file, release.folder, String(statements), dying.weakness]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const [, signal]: unknown[] = await once(child, 'exit')
  if (signal !== 'SIGKILL') return ['it was not killed']
  const wrong: string[] = []
  if (contentsOf(file).join('\n') !== before.join('\n')) wrong.push('it is not as it was before')
  try {
    await openSqlite(file, release.folder).close()
    const isFinished = contentsOf(file).join('\n') === after.join('\n')
    if (!isFinished) wrong.push('the next start did not finish')
  } catch (error) {
    wrong.push(`the next start failed: ${String(error)}`)
  }
  return wrong
}

const bare = (name: string): string => `"${name}"`

function tablesIn(connection: Database.Database): string[] {
  const all = connection
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
  return all.all().map(String)
}

/** Every id is the same, so that every reference finds its row. */
function fillEveryTable(file: string): void {
  const connection = new Database(file)
  connection.pragma('foreign_keys = OFF')
  for (const table of tablesIn(connection)) {
    if (table.startsWith('__')) continue
    const columns = connection.pragma(`table_info(${bare(table)})`) as {
      name: string
      type: string
    }[]
    const values = columns.map(({ type }) => (/int|num/i.test(type) ? 1 : '1'))
    const names = columns.map(({ name }) => bare(name)).join(', ')
    const places = columns.map(() => '?').join(', ')
    connection.prepare(`INSERT INTO ${bare(table)} (${names}) VALUES (${places})`).run(values)
  }
  connection.close()
}

/** Everything that is described and everything that is kept, but for the migrator's empty table. */
function contentsOf(file: string): string[] {
  const connection = new Database(file)
  const described = connection
    .prepare(
      `SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY type, name`,
    )
    .all()
  const rows = tablesIn(connection).flatMap((table) => {
    const shown = table.startsWith('__') ? 'hash' : '*'
    const all = connection.prepare(`SELECT ${shown} FROM ${bare(table)}`).all()
    return all.map((row) => JSON.stringify([table, row]))
  })
  connection.close()
  return [...described.map((each) => JSON.stringify(each)), ...rows.sort()]
}
