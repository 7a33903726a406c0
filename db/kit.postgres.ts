// The PostgreSQL half of the table kit: the same few names as kit.sqlite.ts, in PostgreSQL's words.
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'

export const postgresKit = {
  table: pgTable,
  index,
  uniqueIndex,
  primaryKey,
  foreignKey,
  text,
  integer,
  flag: (name: string) => boolean(name),
  instant: (name: string) => timestamp(name, { withTimezone: true, mode: 'date' }),
  json: <T>(name: string) => jsonb(name).$type<T>(),
}

export type Kit = typeof postgresKit
