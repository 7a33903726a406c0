// Applies the generated migrations to a SQLite file: once, whoever else opens it, and without losing referring rows.
import Database from 'better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { refuseNewer } from './migration-state'

/** A migration that rebuilds large tables takes longer than any transaction of ours; who starts meanwhile waits for it. */
const MIGRATING_MILLISECONDS = 120_000

/**
 * Drizzle's own migrator is not used here for two reasons. It looks what is missing before it takes the
 * lock, so two processes starting together both create the tables. And it leaves foreign keys on, so a
 * migration that rebuilds a table (create, copy, drop, rename) deletes every row that refers to it.
 * The bookkeeping table is drizzle's. Migrations generated after `upTo` are left for later.
 */
export function migrateSqlite(
  connection: Database.Database,
  migrationsFolder: string,
  upTo = Number.POSITIVE_INFINITY,
): void {
  const migrations = readMigrationFiles({ migrationsFolder }).filter(
    ({ folderMillis }) => folderMillis <= upTo,
  )
  const patience: unknown = connection.pragma('busy_timeout', { simple: true })
  connection.pragma(`busy_timeout = ${MIGRATING_MILLISECONDS}`)
  // Without effect inside a transaction, hence before it.
  connection.pragma('foreign_keys = OFF')
  alone(connection, () => {
    connection.exec(
      'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id INTEGER PRIMARY KEY, hash text NOT NULL, created_at numeric)',
    )
    const applied = newestApplied(connection)
    refuseNewer(applied, migrationsFolder)
    const missing = migrations.filter(({ folderMillis }) => folderMillis > applied)
    for (const migration of missing) {
      for (const statement of migration.sql) connection.exec(statement)
      connection
        .prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)')
        .run(migration.hash, migration.folderMillis)
    }
    if (missing.length > 0) refuseBrokenReferences(connection)
  })
  connection.pragma('foreign_keys = ON')
  connection.pragma(`busy_timeout = ${String(patience)}`)
}

/** One transaction, after whoever else is migrating; a start that has waited in vain says for what. */
function alone(connection: Database.Database, work: () => void): void {
  try {
    connection.transaction(work).immediate()
  } catch (error) {
    const busy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
    if (!busy) throw error
    throw new Error(
      `Another process has been writing to ${connection.name} for ${MIGRATING_MILLISECONDS / 60_000} minutes, perhaps to bring it up to date. Start again once it is done.`,
      { cause: error },
    )
  }
}

function newestApplied(connection: Database.Database): number {
  const newest: unknown = connection
    .prepare('SELECT coalesce(max(created_at), 0) FROM __drizzle_migrations')
    .pluck()
    .get()
  return Number(newest)
}

function refuseBrokenReferences(connection: Database.Database): void {
  const broken = connection.prepare('SELECT DISTINCT "table" FROM pragma_foreign_key_check').pluck()
  const tables: unknown[] = broken.all()
  if (tables.length === 0) return
  throw new Error(`A migration would leave references to missing rows in: ${tables.join(', ')}`)
}
