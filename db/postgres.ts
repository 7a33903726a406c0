// The engine for those who outgrow one machine: PostgreSQL over a pool, serializable, one writer after another.
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { postgresKit } from './kit.postgres'
import { migrationState, refuseNewer } from './migration-state'
import { type Db, refuseNonQuery, type Store, type Work } from './store'
import { defineTables, type Tables } from './tables'
import { together } from './together'

/**
 * How often each kind of conflict is replayed before it is reported; each wait is random, so rivals do not
 * meet again: serialization_failure, deadlock_detected, and unique_violation, which is mostly a plain
 * duplicate but may be a rival's insert of the same next number.
 */
const REPLAYS: Readonly<Record<string, number>> = { '40001': 12, '40P01': 12, '23505': 2 }

/** Longer than any query of ours takes; a server that does not answer at all must not hold requests for ever. */
const CONNECT_MILLISECONDS = 15_000

/** Opens a pool on a `postgres:` URL and applies the migrations. Rejects when the server cannot be reached. */
export async function openPostgres(url: string, migrationsFolder: string): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
  })
  // A connection that the server closes, idle or in use, must not end the process; the next query reports it.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const drizzled = drizzle(pool)
  try {
    await migrateAlone(pool, async () => {
      refuseNewer(await newestApplied(pool), migrationsFolder)
      await migrate(drizzled, { migrationsFolder })
    })
  } catch (error) {
    await pool.end()
    throw error
  }
  return postgresStore(drizzled, {
    atomically: (work) => onOneConnection(pool, work),
    ping: async () => {
      await pool.query('SELECT 1')
    },
    migrations: async () => migrationState(await newestApplied(pool), migrationsFolder),
    async scrub() {
      await pool.query('VACUUM')
      return true
    },
    close: () => pool.end(),
  })
}

/** Null where no migration was applied yet. */
async function newestApplied(pool: pg.Pool): Promise<number | null> {
  const { rows: found } = await pool.query<{ name: string | null }>(
    `SELECT to_regclass('drizzle.__drizzle_migrations')::text AS name`,
  )
  if (!found[0]?.name) return null
  const { rows } = await pool.query<{ applied: string | null }>(
    'SELECT max(created_at) AS applied FROM drizzle.__drizzle_migrations',
  )
  const applied = rows[0]?.applied ?? null
  return applied === null ? null : Number(applied)
}

/**
 * Every transaction of ours may append to the audit chain, whose head they would all race for, so they take turns.
 * Locking a table is the one way to wait before a serializable transaction's snapshot is taken; reads go on.
 */
const BEGIN_IN_TURN =
  'BEGIN ISOLATION LEVEL SERIALIZABLE; LOCK TABLE audit_events IN SHARE ROW EXCLUSIVE MODE'

/** Not drizzle's own transaction on a pool: that one never gives back a connection whose BEGIN failed. */
async function onOneConnection<Result>(
  pool: pg.Pool,
  work: (tx: Queries) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  try {
    await client.query(BEGIN_IN_TURN)
    const result = await work(drizzle(client))
    await client.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    await rollBack(client)
    throw error
  }
}

/** A connection that cannot even roll back is thrown away, and its transaction with it. */
async function rollBack(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('ROLLBACK')
    client.release()
  } catch {
    client.release(true)
  }
}

/** Held by whoever makes or changes the tables. */
export const MIGRATION_LOCK = 4115541

/** Two processes starting together must not both migrate: the second waits for the first one's lock. */
async function migrateAlone(pool: pg.Pool, work: () => Promise<void>): Promise<void> {
  const holder = await pool.connect()
  try {
    await holder.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`)
    await work()
  } finally {
    // Destroying the connection lets go of the lock, whatever state it is in.
    holder.release(true)
  }
}

type Queries = Pick<NodePgDatabase, 'select' | 'insert' | 'update' | 'delete'>

/** How a connection does what drizzle leaves to it. */
interface Connection extends Pick<Store, 'ping' | 'migrations' | 'scrub' | 'close'> {
  /** Runs the work in one serializable transaction, rolled back when it rejects. */
  atomically<Result>(work: (tx: Queries) => Promise<Result>): Promise<Result>
}

/** A store over any drizzle PostgreSQL connection; tests give it one that runs in process. */
export function postgresStore(drizzled: Queries, { atomically, ...lifecycle }: Connection): Store {
  const tables = defineTables(postgresKit)
  const transact: Store['transact'] = async (body) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await atomically((tx) => drive(tx, body(withTables(tx, tables))))
      } catch (error) {
        if (attempt > replaysOf(error)) throw error
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt))
      }
    }
  }
  return {
    engine: 'postgres',
    db: withTables(drizzled, tables),
    transact,
    // PostgreSQL groups commits by itself, but ours take turns, so savers that arrive together share one.
    transactTogether: together(transact),
    ...lifecycle,
  }
}

export function withTables(drizzled: Queries, t: Tables): Db {
  return Object.assign(drizzled, { t })
}

/**
 * Awaits each yielded query in turn; an error goes into the generator first, so that its cleanup runs.
 * It rolls back even where the body went on after it: PostgreSQL would answer COMMIT with a silent ROLLBACK.
 */
export async function drive<Result>(tx: object, work: Work<Result>): Promise<Result> {
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

function replaysOf(error: unknown): number {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const replays = 'code' in cause ? REPLAYS[String(cause.code)] : undefined
    if (replays !== undefined) return replays
  }
  return 0
}
