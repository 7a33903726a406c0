// The embedded engine: one SQLite file, write-ahead log, every commit on disk before it is acknowledged.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { sqliteKit } from './kit.sqlite'
import { migrateSqlite } from './migrate-sqlite'
import { migrationState } from './migration-state'
import { type Db, refuseNonQuery, type Store, type Work } from './store'
import { defineTables } from './tables'
import { together } from './together'

/** Older versions can corrupt a write-ahead log when a checkpoint meets a writer (fixed in 3.51.3). */
const OLDEST_SQLITE = [3, 51, 3] as const

/** How long a writer waits for another process's transaction before it fails. */
const BUSY_MILLISECONDS = 5000

/**
 * Opens (creating when missing) the database in `file`, or `:memory:`, and applies the migrations.
 * Throws when the linked SQLite is older than 3.51.3.
 */
export function openSqlite(file: string, migrationsFolder: string): Store {
  if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true })
  const connection = new Database(file)
  refuseOldSqlite(connection)
  prepare(connection, migrationsFolder)
  const tables = defineTables(sqliteKit)
  const drizzled = drizzle(withStatements(connection))
  const db = asDb(drizzled, tables)
  const transact: Store['transact'] = async (body) =>
    drizzled.transaction((tx) => drive(body(asDb(tx, tables))), { behavior: 'immediate' })
  return {
    engine: 'sqlite',
    db,
    transact,
    transactTogether: together(transact),
    async ping() {
      connection.prepare('SELECT 1').get()
    },
    async migrations() {
      const row = connection
        .prepare('SELECT max(created_at) AS applied FROM __drizzle_migrations')
        .get() as { applied: number | null }
      return migrationState(row.applied, migrationsFolder)
    },
    async scrub() {
      return scrubbed(connection)
    },
    async close() {
      connection.close()
    },
  }
}

function prepare(connection: Database.Database, migrationsFolder: string): void {
  try {
    connection.pragma(`busy_timeout = ${BUSY_MILLISECONDS}`)
    writeAhead(connection)
    connection.pragma('synchronous = FULL')
    migrateSqlite(connection, migrationsFolder)
  } catch (error) {
    connection.close()
    throw error
  }
}

/** Free pages hold what was deleted until they are used again, and the write-ahead log until it is emptied. */
function scrubbed(connection: Database.Database): boolean {
  try {
    connection.exec('VACUUM')
    const [done] = connection.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    return done?.busy === 0
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false
    throw error
  }
}

/** Statements kept ready; texts are few, because values are bound, but lists of ids come in every length. */
const MOST_STATEMENTS = 500

/** Compiling a statement costs more than running it, so each text is compiled once. */
function withStatements(connection: Database.Database): Database.Database {
  const known = new Map<string, Database.Statement>()
  const prepare = (text: string): Database.Statement => {
    const ready = known.get(text)
    // Its last user may have asked for rows as lists.
    if (ready) return ready.reader ? ready.raw(false) : ready
    if (known.size >= MOST_STATEMENTS) known.clear()
    const made = connection.prepare(text)
    known.set(text, made)
    return made
  }
  return Object.assign(Object.create(connection), { prepare })
}

/** Switching a new file to write-ahead is the one step for which SQLite itself does not wait for a rival. */
function writeAhead(connection: Database.Database): void {
  const deadline = Date.now() + BUSY_MILLISECONDS
  for (;;) {
    try {
      connection.pragma('journal_mode = WAL')
      return
    } catch (error) {
      const busy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
      if (!busy || Date.now() > deadline) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
    }
  }
}

interface VersionedConnection {
  prepare(query: string): { get(): unknown }
}

export function refuseOldSqlite(connection: VersionedConnection): void {
  const row = connection.prepare('SELECT sqlite_version() AS version').get() as { version: string }
  const found = row.version.split('.').map(Number)
  for (const [place, needed] of OLDEST_SQLITE.entries()) {
    const have = found[place] ?? 0
    if (have > needed) return
    if (have < needed) {
      throw new Error(
        `SQLite ${row.version} is too old: ${OLDEST_SQLITE.join('.')} or newer is needed. Run npm install again.`,
      )
    }
  }
}

/** The only place where SQLite's drizzle is given PostgreSQL's type. */
function asDb(drizzled: unknown, t: ReturnType<typeof defineTables>): Db {
  return Object.assign(drizzled as object, { t }) as unknown as Db
}

/**
 * Steps a transaction's generator synchronously; an error goes into it first, so that its cleanup runs.
 * It rolls back even where the body went on after it, as PostgreSQL does.
 */
function drive<Result>(work: Work<Result>): Result {
  const failures: unknown[] = []
  let step = work.next()
  while (!step.done) {
    let result: unknown
    try {
      result = runNow(step.value)
    } catch (error) {
      failures.push(error)
      step = work.throw(error)
      continue
    }
    step = work.next(result)
  }
  if (failures.length > 0) throw failures[0]
  return step.value
}

interface SyncQuery {
  prepare(): { execute(): { sync(): unknown } }
}

function runNow(query: unknown): unknown {
  refuseNonQuery(query)
  return (query as SyncQuery).prepare().execute().sync()
}
