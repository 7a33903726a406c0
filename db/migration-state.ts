// Compares the newest migration a database has with the newest one that this program brings.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { MigrationState } from './store'

const journal = z.object({ entries: z.array(z.object({ when: z.number() })).min(1) })

/** `applied` is when the database's newest migration was generated, in milliseconds; null when it has none. */
export function migrationState(applied: number | null, migrationsFolder: string): MigrationState {
  const file = path.join(migrationsFolder, 'meta', '_journal.json')
  const { entries } = journal.parse(JSON.parse(readFileSync(file, 'utf8')))
  const newest = Math.max(...entries.map(({ when }) => when))
  if (applied === null || applied < newest) return 'missing'
  return applied > newest ? 'newer than this program' : 'current'
}

/** An older program would read and write tables that it does not know: it must not even start on them. */
export function refuseNewer(applied: number | null, migrationsFolder: string): void {
  if (migrationState(applied, migrationsFolder) !== 'newer than this program') return
  throw new Error(
    'This database was already opened by a newer version of Assay, and this one does not know its tables. Start the newer version, or restore a backup from before the update. Nothing was changed.',
  )
}
