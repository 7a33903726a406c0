// The engine for those who outgrow one machine: PostgreSQL over a pool, serializable and replayed on conflict.
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { postgresKit } from './kit.postgres'
import { migrationState } from './migration-state'
import { type Db, refuseNonQuery, type Store, type Work } from './store'
import { defineTables, type Tables } from './tables'

/** A conflict is replayed this often before it is reported; each wait is random, so rivals do not meet again. */
const REPLAYS = 12
/** serialization_failure, deadlock_detected, and a rival's insert of the same next number. */
const REPLAYED_CODES = new Set(['40001', '40P01', '23505'])

/** Opens a pool on a `postgres:` URL and applies the migrations. Rejects when the server cannot be reached. */
export async function openPostgres(url: string, migrationsFolder: string): Promise<Store> {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  // An idle connection that the server closes must not end the process; the next query reports it.
  pool.on('error', () => {})
  const drizzled = drizzle(pool)
  try {
    await migrateAlone(pool, () => migrate(drizzled, { migrationsFolder }))
  } catch (error) {
    await pool.end()
    throw error
  }
  return postgresStore(drizzled, {
    ping: async () => {
      await pool.query('SELECT 1')
    },
    async migrations() {
      const { rows } = await pool.query<{ applied: string | null }>(
        'SELECT max(created_at) AS applied FROM drizzle.__drizzle_migrations',
      )
      const applied = rows[0]?.applied ?? null
      return migrationState(applied === null ? null : Number(applied), migrationsFolder)
    },
    close: () => pool.end(),
  })
}

/** Two processes starting together must not both migrate: the second waits for the first one's lock. */
async function migrateAlone(pool: pg.Pool, work: () => Promise<void>): Promise<void> {
  const holder = await pool.connect()
  try {
    await holder.query('SELECT pg_advisory_lock(4115541)')
    await work()
  } finally {
    // Destroying the connection lets go of the lock, whatever state it is in.
    holder.release(true)
  }
}

/** A store over any drizzle PostgreSQL connection; tests give it one that runs in process. */
export function postgresStore(
  drizzled: Pick<NodePgDatabase, 'select' | 'insert' | 'update' | 'delete' | 'transaction'>,
  lifecycle: Pick<Store, 'ping' | 'migrations' | 'close'>,
): Store {
  const tables = defineTables(postgresKit)
  return {
    engine: 'postgres',
    db: withTables(drizzled, tables),
    async transact(body) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await drizzled.transaction((tx) => drive(tx, body(withTables(tx, tables))), {
            isolationLevel: 'serializable',
          })
        } catch (error) {
          if (attempt > REPLAYS || !isConflict(error)) throw error
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt))
        }
      }
    },
    ...lifecycle,
  }
}

function withTables(
  drizzled: Pick<NodePgDatabase, 'select' | 'insert' | 'update' | 'delete'>,
  t: Tables,
): Db {
  return Object.assign(drizzled, { t })
}

/**
 * Awaits each yielded query in turn; an error goes into the generator first, so that its cleanup runs.
 * It rolls back even where the body went on after it: PostgreSQL would answer COMMIT with a silent ROLLBACK.
 */
async function drive<Result>(tx: object, work: Work<Result>): Promise<Result> {
  const failures: unknown[] = []
  let step = work.next()
  while (!step.done) {
    let result: unknown
    try {
      refuseForeignQuery(tx, step.value)
      result = await step.value
    } catch (error) {
      failures.push(error)
      step = work.throw(error)
      continue
    }
    step = work.next(result)
  }
  if (failures.length > 0) throw failures[0]
  return step.value
}

/** A query made with the store's `db` instead of `tx` would run on another connection, outside the transaction. */
function refuseForeignQuery(tx: object, query: unknown): void {
  refuseNonQuery(query)
  const [ours, theirs] = [Reflect.get(tx, 'session'), Reflect.get(query, 'session')]
  if (ours === undefined || ours !== theirs) {
    throw new Error('A query inside a transaction has to be made with its tx')
  }
}

function isConflict(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && REPLAYED_CODES.has(String(cause.code))) return true
  }
  return false
}
