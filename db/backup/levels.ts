// Which migrations there are, and how the tables look after each of them: what a backup says of itself in words both engines share.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { migrationsFolder } from '../open'

export type Engine = keyof typeof migrationsFolder

/** A migration by its tag, such as `0004_move_the_next_review`, which is the same for both engines. */
export interface Level {
  tag: string
  /** When this engine's file was generated: its bookkeeping knows migrations by this number. */
  at: number
}

export const valueTypes = ['text', 'integer', 'flag', 'instant', 'json'] as const
export type ValueType = (typeof valueTypes)[number]

export interface ColumnShape {
  name: string
  type: ValueType
}

export interface TableShape {
  name: string
  columns: readonly ColumnShape[]
  /** Columns of the primary key: the order in which rows are kept. */
  key: readonly string[]
}

/** Instants are milliseconds since 1970, JSON is its text: nothing is rounded or re-ordered on its way. */
export type Value = string | number | boolean | null

const journal = z.object({
  entries: z.array(z.object({ tag: z.string(), when: z.number() })).min(1),
})

export function levelsOf(engine: Engine): Level[] {
  const { entries } = journal.parse(readMeta(engine, '_journal.json'))
  return entries.map(({ tag, when }) => ({ tag, at: when }))
}

/** `applied` is the newest number in the database's bookkeeping; null where this program brings no such migration. */
export function levelAt(engine: Engine, applied: number): Level | null {
  return levelsOf(engine).find(({ at }) => at === applied) ?? null
}

const typeOf: Record<string, ValueType> = {
  text: 'text',
  integer: 'integer',
  boolean: 'flag',
  'timestamp with time zone': 'instant',
  jsonb: 'json',
}

const columnSchema = z.object({ name: z.string(), type: z.string(), primaryKey: z.boolean() })
const tableSchema = z.object({
  name: z.string(),
  columns: z.record(z.string(), columnSchema),
  compositePrimaryKeys: z.record(z.string(), z.object({ columns: z.array(z.string()) })),
})
const snapshotSchema = z.object({ tables: z.record(z.string(), tableSchema) })

/** Every table as it is after this migration, from what drizzle-kit wrote down beside it; the types are PostgreSQL's, which says more. */
export function shapeAt(tag: string): TableShape[] {
  const at = levelsOf('postgres').findIndex((level) => level.tag === tag)
  if (at < 0) throw new Error(`No migration ${tag}`)
  const read = readMeta('postgres', `${String(at).padStart(4, '0')}_snapshot.json`)
  return Object.values(snapshotSchema.parse(read).tables).map(shapeOf)
}

function shapeOf({ name, columns, compositePrimaryKeys }: z.infer<typeof tableSchema>): TableShape {
  const all = Object.values(columns)
  const [composite] = Object.values(compositePrimaryKeys)
  return {
    name,
    columns: all.map((column) => {
      const type = typeOf[column.type]
      if (!type) throw new Error(`A backup cannot hold ${name}.${column.name}: ${column.type}`)
      return { name: column.name, type }
    }),
    key:
      composite?.columns ?? all.filter(({ primaryKey }) => primaryKey).map((column) => column.name),
  }
}

function readMeta(engine: Engine, file: string): unknown {
  return JSON.parse(readFileSync(path.join(migrationsFolder[engine], 'meta', file), 'utf8'))
}

/** In quotes, as both engines write names. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
