// The PostgreSQL half of the table kit: the same few names as kit.sqlite.ts, in PostgreSQL's words.
import {
  boolean,
  customType,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'

/**
 * Drizzle's own jsonb parses a second time what the driver has parsed already, so the text '2027' or
 * 'true' would come back as a number or a truth value: an answer would change on its way.
 */
const jsonb = <T>(name: string) =>
  customType<{ data: T; driverData: unknown }>({
    dataType: () => 'jsonb',
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (value) => value as T,
  })(name)

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
  json: <T>(name: string) => jsonb<T>(name),
}

export type Kit = typeof postgresKit
