// Keeps a copy of the whole database, and puts it back after somebody was allowed to change it.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { World } from './world'

export interface State {
  putBack(): void
  close(): void
}

export function keepState({ dataFolder }: World): State {
  const connection = new Database(join(dataFolder, 'assay.db'))
  connection.pragma('foreign_keys = OFF')
  // A copy of a test's data need not outlive a power cut.
  connection.pragma('synchronous = OFF')
  connection.exec(`ATTACH ':memory:' AS kept`)
  const tables = connection
    .prepare(
      `SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
    )
    .pluck()
    .all() as string[]
  for (const name of tables)
    connection.exec(`CREATE TABLE kept."${name}" AS SELECT * FROM main."${name}"`)
  const putBack = connection.transaction(() => {
    for (const name of tables) {
      connection.exec(
        `DELETE FROM main."${name}"; INSERT INTO main."${name}" SELECT * FROM kept."${name}"`,
      )
    }
  })
  return { putBack: () => putBack(), close: () => connection.close() }
}
