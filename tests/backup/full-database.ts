// A portal with rows in every table there is, made from the tables' description, so that a new table is in it by itself.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import pg from 'pg'
import { z } from 'zod'
import { GENESIS } from '../../app/core/audit/chain'
import { levelsOf, quoted, shapeAt, type TableShape, type Value } from '../../db/backup/levels'
import { migrateSqlite } from '../../db/migrate-sqlite'
import { migrationsFolder, openStore } from '../../db/open'

export const NEWEST = levelsOf('postgres').at(-1)?.tag ?? ''

/** Rows of each table. */
const ROWS = 7

export const sha256 = (bytes: string | Uint8Array) =>
  createHash('sha256').update(bytes).digest('hex')

/** The evidence of row `at`: text, and bytes that no text has. */
export const evidenceBytes = (at: number) =>
  Buffer.concat([Buffer.from(`evidence ${at}\r\n`), Buffer.from([0, 255, at, 10, 13])])

const referenceSchema = z.object({
  tableFrom: z.string(),
  tableTo: z.string(),
  columnsFrom: z.array(z.string()),
  columnsTo: z.array(z.string()),
})
const metaSchema = z.object({
  tables: z.record(
    z.string(),
    z.object({
      columns: z.record(z.string(), z.object({ name: z.string(), notNull: z.boolean() })),
      foreignKeys: z.record(z.string(), referenceSchema),
    }),
  ),
})

function metaAt(level: string) {
  const at = levelsOf('postgres').findIndex(({ tag }) => tag === level)
  const file = `${String(at).padStart(4, '0')}_snapshot.json`
  const text = readFileSync(path.join(migrationsFolder.postgres, 'meta', file), 'utf8')
  return metaSchema.parse(JSON.parse(text)).tables
}

/** Text that is easily lost on its way: quotes, line ends, other scripts, code points beyond 16 bits. */
const nasty = '"\'\\ \n\r\t ½ Ωß 日本語 😀   %s $1'

/** The values of every table at this level, by name; rows refer to each other and to nothing else. */
export function fullRows(level: string): Map<string, Value[][]> {
  const meta = metaAt(level)
  const value = (table: string, column: string, type: string, at: number): Value => {
    const own = meta[`public.${table}`]
    for (const { tableTo, columnsFrom, columnsTo } of Object.values(own?.foreignKeys ?? {})) {
      const place = columnsFrom.indexOf(column)
      if (place >= 0) return value(tableTo, columnsTo[place] ?? '', type, at)
    }
    const nullable = own?.columns[column]?.notNull === false
    if (nullable && at % 3 === 1) return null
    if (table === 'evidence' && column === 'sha256') return sha256(evidenceBytes(at))
    if (table === 'report_batches' && column === 'status') return at === 0 ? 'done' : 'expired'
    if (table === 'audit_events' && column === 'seq') return at + 1
    if (type === 'text') return `${table}.${column}.${at}${at % 2 ? nasty : ''}`
    if (type === 'integer') return at * 1_000_003 - 3
    if (type === 'flag') return at % 2 === 0
    if (type === 'instant') return Date.UTC(2026, 10, 21) + at * 86_399_999
    return JSON.stringify({ b: [at, null, true, nasty], a: 0.1 + at, '': { [nasty]: '' } })
  }
  const rows = new Map(
    shapeAt(level).map(({ name, columns }) => [
      name,
      Array.from({ length: ROWS }, (_, at) =>
        columns.map((column) => value(name, column.name, column.type, at)),
      ),
    ]),
  )
  chain(rows.get('audit_events') ?? [], shapeAt(level))
  return rows
}

/** The audit log is a chain like any other. */
function chain(events: Value[][], shapes: readonly TableShape[]): void {
  const columns = shapes.find(({ name }) => name === 'audit_events')?.columns ?? []
  const [body, hash] = ['body', 'hash'].map((name) => columns.findIndex((c) => c.name === name))
  let head = GENESIS
  for (const event of events) {
    head = sha256(`${head}\n${event[body ?? -1]}`)
    event[hash ?? -1] = head
  }
}

/** Makes and fills a database at a level; on PostgreSQL only the newest, since drizzle makes no other. */
export async function makeFullDatabase(url: string, level = NEWEST): Promise<void> {
  const rows = fullRows(level)
  const insert = ({ name, columns }: TableShape, place: (at: number) => string) =>
    `INSERT INTO ${quoted(name)} (${columns.map((each) => quoted(each.name)).join(', ')}) VALUES (${columns.map((_, at) => place(at)).join(', ')})`
  if (url.startsWith('file:')) {
    const file = url.slice('file:'.length)
    mkdirSync(path.dirname(file), { recursive: true })
    const connection = new Database(file)
    connection.pragma('journal_mode = WAL')
    migrateSqlite(
      connection,
      migrationsFolder.sqlite,
      levelsOf('sqlite').find(({ tag }) => tag === level)?.at,
    )
    connection.pragma('foreign_keys = OFF')
    for (const table of shapeAt(level)) {
      const statement = connection.prepare(insert(table, () => '?'))
      for (const row of rows.get(table.name) ?? []) {
        statement.run(row.map((each) => (typeof each === 'boolean' ? Number(each) : each)))
      }
    }
    const broken = connection.prepare('SELECT * FROM pragma_foreign_key_check').all()
    if (broken.length > 0) throw new Error(`The rows refer to nothing: ${JSON.stringify(broken)}`)
    return void connection.close()
  }
  await (await openStore(url)).close()
  await inPostgres(url, async (client) => {
    await client.query(`SET session_replication_role = replica`)
    for (const table of shapeAt(level)) {
      for (const row of rows.get(table.name) ?? []) {
        const values = row.map((each, at) =>
          table.columns[at]?.type === 'instant' && typeof each === 'number' ? new Date(each) : each,
        )
        await client.query(
          insert(table, (at) => `$${at + 1}`),
          values,
        )
      }
    }
  })
}

/** The files that belong to it. */
export function makeFullFolder(folder: string): void {
  const write = (file: string, bytes: string | Uint8Array) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), bytes)
  }
  for (let at = 0; at < ROWS; at++) {
    const bytes = evidenceBytes(at)
    write(`evidence/${sha256(bytes).slice(0, 2)}/${sha256(bytes)}`, bytes)
  }
  write('evidence/00/not-in-any-row', 'nobody refers to it')
  write('keys/portal.key', 'ab'.repeat(32))
  write('keys/report-signing.pem', 'a signing key')
  write('keys/report-certificates/one.pem', 'a certificate')
  write('batches/report_batches.id.0/R-0001.pdf', 'a report')
  write('batches/report_batches.id.2/R-0002.pdf', 'of a batch that has expired')
}

export async function inPostgres<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export type Dump = Record<string, Record<string, unknown>[]>

/** A read transaction of its own, in the engine's own words and without any of what backups read with. */
export interface Reader {
  rows(query: string): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

/** It sees the database as it is once this resolves, whatever comes later. */
export const openReader = (url: string): Promise<Reader> =>
  url.startsWith('file:') ? sqliteReader(url) : postgresReader(url)

/** Every row of every table as they are now; JSON by its value. */
export async function dump(url: string): Promise<Dump> {
  const reader = await openReader(url)
  try {
    return await dumpFrom(reader)
  } finally {
    await reader.close()
  }
}

export async function dumpFrom(read: Reader): Promise<Dump> {
  const all: Dump = {}
  const shapes = shapeAt(NEWEST)
  for (const { name, columns, key } of shapes) {
    const rows = await read.rows(`SELECT * FROM ${quoted(name)}`)
    all[name] = rows
      .map((row) =>
        Object.fromEntries(
          columns.map((column) => [column.name, plain(row[column.name], column.type)]),
        ),
      )
      .sort((a, b) => (sortKey(a, key) < sortKey(b, key) ? -1 : 1))
  }
  return all
}

export const sortKey = (row: Record<string, unknown>, key: readonly string[]) =>
  JSON.stringify(key.map((name) => row[name]))

/** A value as every reader has to give it. */
export function plain(value: unknown, type: string): unknown {
  if (value === null) return null
  if (value instanceof Date) return value.getTime()
  if (type === 'flag') return Boolean(value)
  return type === 'json' && typeof value === 'string' ? JSON.parse(value) : value
}

async function sqliteReader(url: string): Promise<Reader> {
  const connection = new Database(url.slice('file:'.length))
  connection.exec('BEGIN')
  connection.prepare('SELECT 1 FROM sqlite_master').get()
  return {
    rows: async (query: string) => connection.prepare(query).all() as Record<string, unknown>[],
    close: async () => void connection.close(),
  }
}

async function postgresReader(url: string): Promise<Reader> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  await client.query('SELECT 1 FROM audit_events LIMIT 1')
  // JSON as its text, as SQLite has it.
  client.setTypeParser(3802, (text: string) => text)
  return {
    rows: async (query: string) => (await client.query(query)).rows as Record<string, unknown>[],
    close: () => client.end(),
  }
}
