// Fills an empty database with the rows of a backup, at the backup's own migration level, and then migrates it on.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { postgresKit } from '../kit.postgres'
import { migrateSqlite } from '../migrate-sqlite'
import { migrationsFolder } from '../open'
import { drive, MIGRATION_LOCK, withTables } from '../postgres'
import { openSqlite } from '../sqlite'
import type { Db, Work } from '../store'
import { defineTables } from '../tables'
import { levelsOf, quoted, shapeAt, type TableShape, type Value } from './levels'

export interface Filling<Result> {
  /** Tag of the migration at which the rows were written. */
  level: string
  rows(table: TableShape): AsyncIterable<readonly Value[][]>
  /** Runs after the last migration, in the same transaction where the engine has one for all of it. */
  finish(tx: Db): Work<Result>
}

/** Nothing of a portal or of anybody else is in it; a file that is not there yet is empty. */
export async function isEmptyDatabase(url: string): Promise<boolean> {
  if (url.startsWith('file:')) return !existsSync(url.slice('file:'.length))
  return withClient(url, tablesAreMissing)
}

/**
 * Rejects when the database is not empty or a row does not fit. What fails, or is killed, leaves it empty:
 * on PostgreSQL all of it is one transaction, and the SQLite file gets its name last.
 */
export function fillDatabase<Result>(url: string, filling: Filling<Result>): Promise<Result> {
  return url.startsWith('file:')
    ? fillSqlite(url.slice('file:'.length), filling)
    : withClient(url, (client) => fillPostgres(client, filling))
}

/** Beside its place first: under its name the database is whole. */
async function fillSqlite<Result>(file: string, filling: Filling<Result>): Promise<Result> {
  mkdirSync(path.dirname(file), { recursive: true })
  const aside = `${file}.restoring`
  try {
    const connection = new Database(aside)
    try {
      await insertAll(connection, filling)
    } finally {
      connection.close()
    }
    const store = openSqlite(aside, migrationsFolder.sqlite)
    let result: Result
    try {
      result = await store.transact(filling.finish)
    } finally {
      await store.close()
    }
    renameSync(aside, file)
    return result
  } finally {
    for (const tail of ['', '-wal', '-shm', '-journal']) rmSync(aside + tail, { force: true })
  }
}

async function insertAll(connection: Database.Database, filling: Filling<unknown>): Promise<void> {
  connection.pragma('synchronous = FULL')
  const level = levelsOf('sqlite').find(({ tag }) => tag === filling.level)
  migrateSqlite(connection, migrationsFolder.sqlite, level?.at)
  // Rows come table by table; what refers to what is looked at once all are there.
  connection.pragma('foreign_keys = OFF')
  // The connection is this function's own, so nobody else's work can fall into its transaction.
  connection.exec('BEGIN IMMEDIATE')
  for (const table of shapeAt(filling.level)) {
    const places = table.columns.map(() => '?').join(', ')
    const insert = connection.prepare(
      `INSERT INTO ${quoted(table.name)} (${namesOf(table)}) VALUES (${places})`,
    )
    for await (const piece of filling.rows(table)) {
      for (const row of piece) insert.run(row.map(toSqlite))
    }
  }
  const broken = connection.prepare('SELECT DISTINCT "table" FROM pragma_foreign_key_check').pluck()
  const tables: unknown[] = broken.all()
  if (tables.length > 0) throw new Error(`Rows refer to missing rows in: ${tables.join(', ')}`)
  connection.exec('COMMIT')
}

const toSqlite = (value: Value): string | number | null =>
  typeof value === 'boolean' ? Number(value) : value

const namesOf = ({ columns }: TableShape): string =>
  columns.map(({ name }) => quoted(name)).join(', ')

async function fillPostgres<Result>(client: pg.Client, filling: Filling<Result>): Promise<Result> {
  await client.query('BEGIN')
  // A portal that starts on the same database waits here, and finds it filled.
  await client.query(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`)
  if (!(await tablesAreMissing(client))) throw new Error('The database is not empty')
  await client.query('CREATE SCHEMA IF NOT EXISTS drizzle')
  // As drizzle's migrator makes it.
  await client.query(
    'CREATE TABLE drizzle.__drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint)',
  )
  const levels = levelsOf('postgres').map(({ tag }) => tag)
  const begun = levels.indexOf(filling.level) + 1
  await migrateAlong(client, 0, begun)
  await deferReferences(client, 'DEFERRABLE INITIALLY DEFERRED')
  for (const table of shapeAt(filling.level)) {
    for await (const piece of filling.rows(table)) await insertPiece(client, table, piece)
  }
  await client.query('SET CONSTRAINTS ALL IMMEDIATE')
  await deferReferences(client, 'NOT DEFERRABLE')
  await migrateAlong(client, begun, levels.length)
  const drizzled = drizzle(client)
  const tables = defineTables(postgresKit)
  const result = await drive(drizzled, filling.finish(withTables(drizzled, tables)))
  await client.query('COMMIT')
  return result
}

async function migrateAlong(client: pg.Client, from: number, to: number): Promise<void> {
  const files = readMigrationFiles({ migrationsFolder: migrationsFolder.postgres })
  for (const { sql, hash, folderMillis } of files.slice(from, to)) {
    for (const statement of sql) await client.query(statement)
    await client.query(
      'INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ($1, $2)',
      [hash, folderMillis],
    )
  }
}

/** Rows come table by table; what refers to what is looked at once all are there. */
async function deferReferences(client: pg.Client, how: string): Promise<void> {
  const { rows } = await client.query<{ table: string; name: string }>(
    `SELECT conrelid::regclass::text AS "table", conname AS name FROM pg_constraint
     WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
  )
  for (const { table, name } of rows) {
    await client.query(`ALTER TABLE ${table} ALTER CONSTRAINT ${quoted(name)} ${how}`)
  }
}

async function insertPiece(
  client: pg.Client,
  table: TableShape,
  piece: readonly Value[][],
): Promise<void> {
  const { columns } = table
  const places = piece.map(
    (_row, at) =>
      `(${columns.map((_column, column) => `$${at * columns.length + column + 1}`).join(', ')})`,
  )
  const values = piece.flatMap((row) =>
    row.map((value, at) =>
      columns[at]?.type === 'instant' && typeof value === 'number' ? new Date(value) : value,
    ),
  )
  await client.query(
    `INSERT INTO ${quoted(table.name)} (${namesOf(table)}) VALUES ${places.join(', ')}`,
    values,
  )
}

async function tablesAreMissing(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT 1 FROM information_schema.tables WHERE table_schema IN ('public', 'drizzle') LIMIT 1`,
  )
  return rows.length === 0
}

async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    // Ending the connection rolls back what was not committed.
    await client.end()
  }
}
