// The SQLite half of the table kit: the same few names as kit.postgres.ts, in SQLite's words.
import {
  customType,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import type { Kit } from './kit.postgres'
import { storableJson, storableText } from './storable-text'

const text = customType<{ data: string; driverData: string }>({
  dataType: () => 'text',
  toDriver: storableText,
})

const json = customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: storableJson,
  fromDriver: (stored): unknown => JSON.parse(stored),
})

// The one place where SQLite's builders are given PostgreSQL's types: everything above this line
// is typed as PostgreSQL, so that a call only one engine understands fails to compile or to test.
export const sqliteKit = {
  table: sqliteTable,
  index,
  uniqueIndex,
  primaryKey,
  foreignKey,
  text: (name: string) => text(name),
  integer,
  flag: (name: string) => integer(name, { mode: 'boolean' }),
  instant: (name: string) => integer(name, { mode: 'timestamp_ms' }),
  json: (name: string) => json(name),
} as unknown as Kit
