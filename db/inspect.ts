// Looks at the database that a URL names without changing it: for `doctor`, beside a running portal or before the first start.
import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import pg from 'pg'
import { migrationState } from './migration-state'
import { migrationsFolder } from './open'
import { refuseOldSqlite } from './sqlite'
import type { MigrationState } from './store'

export interface DatabaseState {
  engine: 'SQLite' | 'PostgreSQL'
  version: string
  /** `empty`: there is nothing yet; the first start makes it. */
  migrations: MigrationState | 'empty'
}

/** Rejects, in the engine's words, when the database cannot be opened. */
export function inspectDatabase(url: string): Promise<DatabaseState> {
  return url.startsWith('file:') ? inspectSqlite(url.slice('file:'.length)) : inspectPostgres(url)
}

async function inspectSqlite(file: string): Promise<DatabaseState> {
  // Not opened read-only: SQLite would then leave the files of its write-ahead log behind.
  const connection = new Database(existsSync(file) ? file : ':memory:')
  try {
    refuseOldSqlite(connection)
    connection.pragma('query_only = ON')
    const version = String(connection.prepare('SELECT sqlite_version()').pluck().get())
    const found = connection
      .prepare(`SELECT name FROM sqlite_master WHERE name = '__drizzle_migrations'`)
      .get()
    if (!found) return { engine: 'SQLite', version, migrations: 'empty' }
    const applied = connection
      .prepare('SELECT max(created_at) FROM __drizzle_migrations')
      .pluck()
      .get()
    const migrations = migrationState(
      typeof applied === 'number' ? applied : null,
      migrationsFolder.sqlite,
    )
    return { engine: 'SQLite', version, migrations }
  } finally {
    connection.close()
  }
}

async function inspectPostgres(url: string): Promise<DatabaseState> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const version = await client.query<{ server_version: string }>('SHOW server_version')
    const found = await client.query<{ name: string | null }>(
      `SELECT to_regclass('drizzle.__drizzle_migrations')::text AS name`,
    )
    const state = { engine: 'PostgreSQL', version: version.rows[0]?.server_version ?? '' } as const
    if (!found.rows[0]?.name) return { ...state, migrations: 'empty' }
    const newest = await client.query<{ applied: string | null }>(
      'SELECT max(created_at) AS applied FROM drizzle.__drizzle_migrations',
    )
    const applied = newest.rows[0]?.applied ?? null
    return {
      ...state,
      migrations: migrationState(
        applied === null ? null : Number(applied),
        migrationsFolder.postgres,
      ),
    }
  } finally {
    await client.end()
  }
}
