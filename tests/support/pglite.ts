// PostgreSQL in process: no server, no port, about three seconds to start, so a file of tests shares one.
import { PGlite } from '@electric-sql/pglite'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { migrationState } from '../../db/migration-state'
import { migrationsFolder } from '../../db/open'
import { postgresStore } from '../../db/postgres'
import type { Store } from '../../db/store'

export interface PgliteDatabase {
  store: Store
  /** Empties every table, leaving the migrations in place. */
  empty(): Promise<void>
  close(): Promise<void>
}

export async function openPglite(): Promise<PgliteDatabase> {
  const client = new PGlite()
  const drizzled = drizzle(client)
  await migrate(drizzled, { migrationsFolder: migrationsFolder.postgres })
  return {
    store: postgresStore(asNodePg(drizzled), {
      atomically: (work) =>
        drizzled.transaction((tx) => work(asNodePg(tx)), { isolationLevel: 'serializable' }),
      async ping() {
        await client.query('SELECT 1')
      },
      async migrations() {
        const { rows } = await client.query<{ applied: string }>(
          'SELECT max(created_at) AS applied FROM drizzle.__drizzle_migrations',
        )
        return migrationState(Number(rows[0]?.applied), migrationsFolder.postgres)
      },
      async scrub() {
        await client.exec('VACUUM')
        return true
      },
      close: () => client.close(),
    }),
    async empty() {
      const { rows } = await client.query<{ name: string }>(
        `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
      )
      await client.exec(`TRUNCATE ${rows.map(({ name }) => name).join(', ')} CASCADE`)
    },
    close: () => client.close(),
  }
}

/** PGlite's drizzle takes the same calls; only its results' type differs, which no caller reads. */
function asNodePg(drizzled: object): NodePgDatabase {
  return drizzled as unknown as NodePgDatabase
}
