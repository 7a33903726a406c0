import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import Database from 'better-sqlite3'
import {
  generateDrizzleJson,
  generateMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from 'drizzle-kit/api'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { afterEach, describe, expect, it } from 'vitest'
import { describedNow, drift } from '../../db/check-migrations'
import { postgresKit } from '../../db/kit.postgres'
import { sqliteKit } from '../../db/kit.sqlite'
import { migrateSqlite } from '../../db/migrate-sqlite'
import { migrationsFolder } from '../../db/open'
import { defineTables } from '../../db/tables'
import { migrationsIn } from './migrations-in'

const sqlOf = (folder: string) =>
  readMigrationFiles({ migrationsFolder: folder }).flatMap(({ sql }) => sql)

describe('the migration files', () => {
  it('make on SQLite exactly what the tables describe', async () => {
    const described = await generateSQLiteMigration(
      await generateSQLiteDrizzleJson({}),
      await generateSQLiteDrizzleJson(defineTables(sqliteKit)),
    )
    const generated = sqliteCatalogue(sqlOf(migrationsFolder.sqlite))
    expect(generated.length).toBeGreaterThan(100)
    expect(generated).toEqual(sqliteCatalogue(described))
  })

  it('make on PostgreSQL exactly what the tables describe', async () => {
    const described = await generateMigration(
      generateDrizzleJson({}),
      generateDrizzleJson(defineTables(postgresKit)),
    )
    const generated = await postgresCatalogue(sqlOf(migrationsFolder.postgres))
    expect(generated.length).toBeGreaterThan(100)
    expect(generated).toEqual(await postgresCatalogue(described))
  }, 60_000)
})

describe('the check for drift', () => {
  it('finds none between the migrations and the tables', async () => {
    const now = await describedNow()
    expect(drift('SQLite', migrationsFolder.sqlite, now.sqlite)).toEqual([])
    expect(drift('PostgreSQL', migrationsFolder.postgres, now.postgres)).toEqual([])
  })

  it('names the column that the tables describe and no migration makes', async () => {
    const tables = defineTables(sqliteKit)
    const users = sqliteKit.table('users', {
      id: sqliteKit.text('id').primaryKey(),
      shoeSize: sqliteKit.integer('shoe_size'),
    })
    const described = await generateSQLiteDrizzleJson({ ...tables, users })
    expect(drift('SQLite', migrationsFolder.sqlite, described)).toContain(
      'SQLite: tables.users.columns.shoe_size differs between the migrations and db/tables.ts',
    )
  })

  it('names the table that was described for the other engine only', async () => {
    const { settings: _left, ...described } = defineTables(postgresKit)
    const found = drift('PostgreSQL', migrationsFolder.postgres, generateDrizzleJson(described))
    expect(found).toEqual([
      'PostgreSQL: tables.public.settings differs between the migrations and db/tables.ts',
    ])
  })
})

describe('a migration that rebuilds a SQLite table', () => {
  const folders: string[] = []
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
  })

  /** What drizzle-kit writes when a column's type or constraint changes. */
  const rebuild = [
    'PRAGMA foreign_keys=OFF',
    'CREATE TABLE __new_parents (id text PRIMARY KEY NOT NULL, name text)',
    'INSERT INTO __new_parents (id) SELECT id FROM parents',
    'DROP TABLE parents',
    'ALTER TABLE __new_parents RENAME TO parents',
    'PRAGMA foreign_keys=ON',
  ]
  const first = [
    'CREATE TABLE parents (id text PRIMARY KEY NOT NULL)',
    'CREATE TABLE children (id text PRIMARY KEY NOT NULL, parent_id text NOT NULL REFERENCES parents(id) ON DELETE CASCADE)',
  ]

  function folderOf(...migrations: string[][]): string {
    const folder = mkdtempSync(path.join(tmpdir(), 'assay-migrations-'))
    folders.push(folder)
    return migrationsIn(folder, ...migrations)
  }

  function withFamily(): Database.Database {
    const connection = new Database(':memory:')
    migrateSqlite(connection, folderOf(first))
    connection.exec(`INSERT INTO parents VALUES ('p'); INSERT INTO children VALUES ('c', 'p')`)
    return connection
  }

  it('keeps the rows that refer to it, and references are checked again afterwards', () => {
    const connection = withFamily()
    migrateSqlite(connection, folderOf(first, rebuild))
    expect(connection.prepare('SELECT id FROM children').pluck().all()).toEqual(['c'])
    expect(() => connection.exec(`INSERT INTO children VALUES ('d', 'nobody')`)).toThrow(
      /FOREIGN KEY/,
    )
  })

  it('is undone where it would leave references to missing rows', () => {
    const connection = withFamily()
    const lossy = rebuild.filter((statement) => !statement.startsWith('INSERT'))
    expect(() => migrateSqlite(connection, folderOf(first, lossy))).toThrow(
      /missing rows in: children/,
    )
    expect(connection.prepare('SELECT id FROM parents').pluck().all()).toEqual(['p'])
  })
})

/** Every column, index and reference, in an order that does not depend on when they were made. */
function sqliteCatalogue(statements: string[]): string[] {
  const connection = new Database(':memory:')
  for (const statement of statements) connection.exec(statement)
  const read = (query: string) => connection.prepare(query).all()
  const rows = [
    ...read(
      `SELECT m.name AS tbl, c.name, c.type, c."notnull", c.dflt_value, c.pk FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'`,
    ),
    ...read(
      `SELECT m.name AS tbl, i.name, i."unique", i.origin, x.seqno, x.name AS col FROM sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) x WHERE m.type = 'table'`,
    ),
    ...read(
      `SELECT m.name AS tbl, f."table" AS target, f."from", f."to", f.on_delete FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'`,
    ),
  ]
  connection.close()
  return rows.map((row) => JSON.stringify(row)).sort()
}

async function postgresCatalogue(statements: string[]): Promise<string[]> {
  const client = new PGlite()
  for (const statement of statements) await client.exec(statement)
  const queries = [
    `SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns WHERE table_schema = 'public'`,
    `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'`,
    `SELECT conrelid::regclass::text AS tbl, conname, pg_get_constraintdef(oid) AS def FROM pg_constraint WHERE connamespace = 'public'::regnamespace`,
  ]
  const rows: unknown[] = []
  for (const query of queries) rows.push(...(await client.query(query)).rows)
  await client.close()
  return rows.map((row) => JSON.stringify(row)).sort()
}
