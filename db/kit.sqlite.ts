// The SQLite half of the table kit: the same few names as kit.postgres.ts, in SQLite's words.
import {
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import type { Kit } from './kit.postgres'

// The one place where SQLite's builders are given PostgreSQL's types: everything above this line
// is typed as PostgreSQL, so that a call only one engine understands fails to compile or to test.
export const sqliteKit = {
  table: sqliteTable,
  index,
  uniqueIndex,
  primaryKey,
  foreignKey,
  text,
  integer,
  flag: (name: string) => integer(name, { mode: 'boolean' }),
  instant: (name: string) => integer(name, { mode: 'timestamp_ms' }),
  json: <T>(name: string) => text(name, { mode: 'json' }).$type<T>(),
} as unknown as Kit
