// Opens the store that a URL names, with the migrations that belong to its engine.
import { fileURLToPath } from 'node:url'
import { openPostgres } from './postgres'
import { openSqlite } from './sqlite'
import type { Store } from './store'

export const migrationsFolder = {
  sqlite: fileURLToPath(new URL('./migrations/sqlite', import.meta.url)),
  postgres: fileURLToPath(new URL('./migrations/postgres', import.meta.url)),
}

/** `file:<path>` opens SQLite; `postgres:` or `postgresql:` opens PostgreSQL. Migrations are applied first. */
export async function openStore(url: string): Promise<Store> {
  if (url.startsWith('file:')) return openSqlite(url.slice('file:'.length), migrationsFolder.sqlite)
  return openPostgres(url, migrationsFolder.postgres)
}
