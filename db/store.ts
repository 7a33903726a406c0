// What the rest of Assay sees of a database: typed as PostgreSQL, run on SQLite unless DATABASE_URL says otherwise.
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Tables } from './tables'

/**
 * The calls both engines understand, plus `t`, the engine's own table objects.
 * A query does nothing until it is awaited (outside a transaction) or yielded with `run` (inside).
 */
export type Db = Pick<NodePgDatabase<Tables>, 'select' | 'insert' | 'update' | 'delete'> & {
  readonly t: Tables
}

/** The body of a transaction: a generator, so that mail, hashing or HTTP cannot be awaited inside. */
export type Work<Result> = Generator<PromiseLike<unknown>, Result, unknown>

export interface Store {
  readonly engine: 'sqlite' | 'postgres'
  readonly db: Db
  /**
   * Runs the body in one transaction. Only a throw rolls back; return a refusal before the first write.
   * On PostgreSQL the body may run several times (serializable, replayed on conflict): keep it pure.
   */
  transact<Result>(body: (tx: Db) => Work<Result>): Promise<Result>
  /**
   * The same for small work that comes often and from many at once: it shares its transaction, and so its
   * wait for the disk, with whatever else came meanwhile. Each keeps its own result; a throw is its own too,
   * but may make the others run again, on SQLite as well: keep it pure.
   */
  transactTogether<Result>(body: (tx: Db) => Work<Result>): Promise<Result>
  /** Throws when the database cannot be written to or read from right now. */
  ping(): Promise<void>
  /** `current` when the database has exactly the migrations that this program brings. */
  migrations(): Promise<MigrationState>
  /**
   * Takes what was deleted or overwritten out of the database's own file too, where an engine keeps it for a
   * while. False when that could not be done now, because somebody is reading. It rewrites the file: for rare
   * occasions only.
   */
  scrub(): Promise<boolean>
  close(): Promise<void>
}

export type MigrationState = 'current' | 'missing' | 'newer than this program'

/** Runs one query inside a transaction: `const rows = yield* run(query)`. */
export function* run<T>(query: PromiseLike<T>): Generator<PromiseLike<unknown>, T, unknown> {
  // The runner sends back exactly what this query resolves to; a generator cannot say so in its type.
  return (yield query) as T
}

/** Runs a body of reads without a transaction: a page needs no lock, and shares its loading with the services that write. */
export async function read<Result>(db: Db, body: (db: Db) => Work<Result>): Promise<Result> {
  const work = body(db)
  let step = work.next()
  while (!step.done) step = work.next(await step.value)
  return step.value
}

/** Inside a transaction only queries are waited for: mail, hashing or HTTP would hold it open, or run twice. */
export function refuseNonQuery(value: unknown): asserts value is object {
  if (typeof value === 'object' && value !== null && 'prepare' in value) return
  throw new Error('Only database queries can be yielded inside a transaction')
}
