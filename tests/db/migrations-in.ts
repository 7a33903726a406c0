// Writes a folder of migrations as drizzle-kit does, for tests of what applies them.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** One migration for each list of statements; returns the folder. */
export function migrationsIn(folder: string, ...migrations: string[][]): string {
  mkdirSync(path.join(folder, 'meta'), { recursive: true })
  const entries = migrations.map((statements, idx) => {
    writeFileSync(path.join(folder, `${idx}.sql`), statements.join(';--> statement-breakpoint\n'))
    return { idx, when: 1000 + idx, tag: String(idx), breakpoints: true }
  })
  writeFileSync(path.join(folder, 'meta', '_journal.json'), JSON.stringify({ entries }))
  return folder
}
