// The released migrations as they were at each release: a folder that ends after the first, after the second, and so on.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { z } from 'zod'

const journalSchema = z.looseObject({ entries: z.array(z.looseObject({ tag: z.string() })) })

export interface Release {
  /** With this migration and all before it. */
  folder: string
  /** Of its newest migration. */
  tag: string
  statements: readonly string[]
}

export function releasesOf(migrationsFolder: string, target: string): Release[] {
  const journal = journalSchema.parse(
    JSON.parse(readFileSync(path.join(migrationsFolder, 'meta', '_journal.json'), 'utf8')),
  )
  const all = readMigrationFiles({ migrationsFolder })
  return journal.entries.map(({ tag }, place) => {
    const folder = path.join(target, tag)
    mkdirSync(path.join(folder, 'meta'), { recursive: true })
    const entries = journal.entries.slice(0, place + 1)
    for (const each of entries) {
      cpSync(path.join(migrationsFolder, `${each.tag}.sql`), path.join(folder, `${each.tag}.sql`))
    }
    writeFileSync(
      path.join(folder, 'meta', '_journal.json'),
      JSON.stringify({ ...journal, entries }),
    )
    return { folder, tag, statements: all[place]?.sql ?? [] }
  })
}
