import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrationsFolder } from '../../db/open'
import { openSqlite } from '../../db/sqlite'
import { storeContract } from './store-contract'

storeContract('SQLite in memory', async () => {
  const store = openSqlite(':memory:', migrationsFolder.sqlite)
  return { store, done: () => store.close() }
})

storeContract('SQLite in a file', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-store-'))
  const store = openSqlite(path.join(folder, 'assay.db'), migrationsFolder.sqlite)
  return {
    store,
    async done() {
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
})
