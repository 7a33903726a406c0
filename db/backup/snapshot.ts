// Reads every table of a database as it is at one instant, while others go on writing to it.
import Database from 'better-sqlite3'
import pg from 'pg'
import {
  type ColumnShape,
  type Engine,
  levelAt,
  quoted,
  shapeAt,
  type TableShape,
  type Value,
} from './levels'

export interface Snapshot {
  engine: Engine
  /** Tag of the newest migration that the database has. */
  level: string
  /** Every table that is there, Assay's bookkeeping of migrations aside. */
  tables: readonly TableShape[]
  /** The rows of one table in the order of its key, some at a time. One table at a time. */
  rows(table: TableShape): AsyncIterable<readonly Value[][]>
  close(): Promise<void>
}

/** Rows held in memory at once. */
const PIECE = 500

/** Rejects with a sentence where there is no portal's database, or one that this program does not know in full. */
export function openSnapshot(url: string): Promise<Snapshot> {
  return url.startsWith('file:') ? sqliteSnapshot(url.slice('file:'.length)) : postgresSnapshot(url)
}

async function sqliteSnapshot(file: string): Promise<Snapshot> {
  // Not opened read-only: SQLite would then leave the files of its write-ahead log behind.
  const connection = new Database(file, { fileMustExist: true })
  try {
    connection.pragma('busy_timeout = 5000')
    connection.pragma('query_only = ON')
    // A read transaction: its first read fixes what all the others see, whatever is committed meanwhile.
    connection.exec('BEGIN')
    const applied = connection
      .prepare('SELECT max(created_at) FROM __drizzle_migrations')
      .pluck()
      .get()
    const found = connection
      .prepare(
        `SELECT m.name AS "table", c.name AS "column" FROM sqlite_master m, pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND m.name <> '__drizzle_migrations'`,
      )
      .all() as FoundColumn[]
    const level = levelOf('sqlite', applied)
    return {
      engine: 'sqlite',
      level,
      tables: known(found, shapeAt(level)),
      rows: (table) => sqliteRows(connection, table),
      close: async () => void connection.close(),
    }
  } catch (error) {
    connection.close()
    throw error
  }
}

async function* sqliteRows(connection: Database.Database, table: TableShape) {
  const rows = connection
    .prepare<[], (string | number | null)[]>(selectAll(table, ({ name }) => quoted(name)))
    .raw()
    .iterate()
  let piece: Value[][] = []
  for (const row of rows) {
    piece.push(table.columns.map(({ type }, at) => fromSqlite(type, row[at] ?? null)))
    if (piece.length < PIECE) continue
    yield piece
    piece = []
  }
  if (piece.length > 0) yield piece
}

const fromSqlite = (type: ColumnShape['type'], value: string | number | null): Value =>
  type === 'flag' && value !== null ? value !== 0 : value

async function postgresSnapshot(url: string): Promise<Snapshot> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 })
  // A server that goes away is reported by the query that meets it.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const { rows: newest } = await client.query<{ applied: string | null }>(
      'SELECT max(created_at) AS applied FROM drizzle.__drizzle_migrations',
    )
    const { rows: found } = await client.query<FoundColumn>(
      `SELECT t.table_name AS "table", c.column_name AS "column"
       FROM information_schema.tables t JOIN information_schema.columns c USING (table_schema, table_name)
       WHERE table_schema = 'public' AND t.table_type = 'BASE TABLE'`,
    )
    const applied = newest[0]?.applied ?? null
    const level = levelOf('postgres', applied === null ? null : Number(applied))
    return {
      engine: 'postgres',
      level,
      tables: known(found, shapeAt(level)),
      rows: (table) => postgresRows(client, table),
      close: () => client.end(),
    }
  } catch (error) {
    await client.end()
    throw error
  }
}

async function* postgresRows(client: pg.Client, table: TableShape) {
  // JSON as its text: read as a value and written again, it could change on its way.
  const all = selectAll(table, ({ name, type }) => quoted(name) + (type === 'json' ? '::text' : ''))
  await client.query(`DECLARE piece NO SCROLL CURSOR FOR ${all}`)
  for (;;) {
    const { rows } = await client.query<(string | number | boolean | Date | null)[]>({
      text: `FETCH ${PIECE} FROM piece`,
      rowMode: 'array',
    })
    if (rows.length === 0) break
    yield rows.map((row) => row.map((each) => (each instanceof Date ? each.getTime() : each)))
  }
  await client.query('CLOSE piece')
}

const selectAll = ({ name, columns, key }: TableShape, read: (column: ColumnShape) => string) =>
  `SELECT ${columns.map(read).join(', ')} FROM ${quoted(name)} ORDER BY ${key.map(quoted).join(', ')}`

function levelOf(engine: Engine, applied: unknown): string {
  if (typeof applied !== 'number') throw new Error('There is no portal in this database yet')
  const level = levelAt(engine, applied)
  if (level) return level.tag
  throw new Error('The database was written by a newer version of Assay: install that one')
}

interface FoundColumn {
  table: string
  column: string
}

/** A table or column that nobody described would be left out in silence, so it stops the backup. */
export function known(found: readonly FoundColumn[], shapes: readonly TableShape[]) {
  const there = new Set(found.map(({ table, column }) => `${table}.${column}`))
  const described = new Set(
    shapes.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`)),
  )
  const strange = [...there].filter((each) => !described.has(each))
  const missing = [...described].filter((each) => !there.has(each))
  if (strange.length + missing.length === 0) return shapes
  throw new Error(
    [
      ...(strange.length > 0
        ? [`The database has what Assay does not know: ${strange.join(', ')}`]
        : []),
      ...(missing.length > 0 ? [`The database lacks: ${missing.join(', ')}`] : []),
    ].join('. '),
  )
}
