// Exits 1 where the generated migrations no longer make the tables that tables.ts describes.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { generateDrizzleJson, generateSQLiteDrizzleJson } from 'drizzle-kit/api'
import { z } from 'zod'
import { postgresKit } from './kit.postgres'
import { sqliteKit } from './kit.sqlite'
import { migrationsFolder } from './open'
import { defineTables } from './tables'

const journal = z.object({
  entries: z.array(z.object({ idx: z.number(), tag: z.string() })).min(1),
})
const snapshotSchema = z.record(z.string(), z.unknown())

type Snapshot = z.infer<typeof snapshotSchema>

/** One sentence for each way in which the folder and the description differ; none when they agree. */
export function drift(engine: string, folder: string, described: object): string[] {
  const { entries } = journal.parse(readJson(path.join(folder, 'meta', '_journal.json')))
  const missing = entries
    .filter(({ tag }) => !existsSync(path.join(folder, `${tag}.sql`)))
    .map(({ tag }) => `${engine}: migration ${tag}.sql is in the journal but not in the folder`)
  const newest = String(entries.at(-1)?.idx).padStart(4, '0')
  const file = path.join(folder, 'meta', `${newest}_snapshot.json`)
  const places = differences(
    withoutIds(snapshotSchema.parse(readJson(file))),
    withoutIds(plain(described)),
  )
  return [
    ...missing,
    ...places.map((place) => `${engine}: ${place} differs between the migrations and db/tables.ts`),
  ]
}

/** What drizzle-kit would write down for the tables as they are described now. */
export async function describedNow(): Promise<{ sqlite: object; postgres: object }> {
  return {
    sqlite: await generateSQLiteDrizzleJson(defineTables(sqliteKit)),
    postgres: generateDrizzleJson(defineTables(postgresKit)),
  }
}

/** Dotted paths at which two plain values differ, down to the column, not further. */
function differences(before: unknown, after: unknown, at: readonly string[] = []): string[] {
  if (isDeepStrictEqual(before, after)) return []
  if (at.length === 4 || !isRecord(before) || !isRecord(after)) return [at.join('.')]
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].flatMap((name) => differences(before[name], after[name], [...at, name]))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Every snapshot has a fresh id, and `_meta` remembers renames: neither says how the tables are now. */
function withoutIds({ id: _id, prevId: _prevId, _meta, ...rest }: Snapshot): Snapshot {
  return rest
}

/** As drizzle-kit writes it to a file: without class instances and undefined members. */
const plain = (value: unknown): Snapshot => snapshotSchema.parse(JSON.parse(JSON.stringify(value)))

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const now = await describedNow()
  const found = [
    ...drift('SQLite', migrationsFolder.sqlite, now.sqlite),
    ...drift('PostgreSQL', migrationsFolder.postgres, now.postgres),
  ]
  if (found.length > 0) {
    console.error(found.join('\n'))
    console.error(
      'Generate a migration for both engines: npx drizzle-kit generate --config db/drizzle.sqlite.config.ts, then the same with postgres.',
    )
    process.exit(1)
  }
  console.log('The migrations of both engines make the tables that db/tables.ts describes.')
}
