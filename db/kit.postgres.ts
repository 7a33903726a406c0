// The PostgreSQL half of the table kit: the same few names as kit.sqlite.ts, in PostgreSQL's words.
import {
  boolean,
  customType,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { storableJson, storableText } from './storable-text'

/**
 * Drizzle's own jsonb parses a second time what the driver has parsed already, so the text '2027' or
 * 'true' would come back as a number or a truth value: an answer would change on its way.
 */
const jsonb = <T>(name: string) =>
  customType<{ data: T; driverData: unknown }>({
    dataType: () => 'jsonb',
    toDriver: storableJson,
    fromDriver: (value) => value as T,
  })(name)

const text = <const Word extends string = string>(
  name: string,
  _of?: { enum: readonly [Word, ...Word[]] },
) =>
  customType<{ data: Word; driverData: string }>({
    dataType: () => 'text',
    toDriver: storableText,
    fromDriver: (value) => value as Word,
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
