// Applies the generated migrations to a SQLite file: once, whoever else opens it, and without losing referring rows.
import type Database from 'better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'

/**
 * Drizzle's own migrator is not used here for two reasons. It looks what is missing before it takes the
 * lock, so two processes starting together both create the tables. And it leaves foreign keys on, so a
 * migration that rebuilds a table (create, copy, drop, rename) deletes every row that refers to it.
 * The bookkeeping table is drizzle's.
 */
export function migrateSqlite(connection: Database.Database, migrationsFolder: string): void {
  const migrations = readMigrationFiles({ migrationsFolder })
  // Without effect inside a transaction, hence before it.
  connection.pragma('foreign_keys = OFF')
  connection
    .transaction(() => {
      connection.exec(
        'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id INTEGER PRIMARY KEY, hash text NOT NULL, created_at numeric)',
      )
      const applied = newestApplied(connection)
      const missing = migrations.filter(({ folderMillis }) => folderMillis > applied)
      for (const migration of missing) {
        for (const statement of migration.sql) connection.exec(statement)
        connection
          .prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)')
          .run(migration.hash, migration.folderMillis)
      }
      if (missing.length > 0) refuseBrokenReferences(connection)
    })
    .immediate()
  connection.pragma('foreign_keys = ON')
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
