// The next 500 items due among those of a million reviews: by the index that the job uses, and by reading every row.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { migrationsFolder } from '../../db/open'
import { dueItemIds } from '../../db/queries/schedule'
import { openSqlite } from '../../db/sqlite'
import type { Store } from '../../db/store'
import type { Comparison, Suite } from './suite'

const ROWS = 1_000_000
const NEXT = 500
const NOW = new Date('2027-01-01T00:00:00.000Z')

export const schedule: Suite = {
  name: 'schedule',
  async run() {
    const folder = mkdtempSync(path.join(tmpdir(), 'assay-bench-'))
    const file = path.join(folder, 'assay.db')
    try {
      await openSqlite(file, migrationsFolder.sqlite).close()
      fillRows(file)
      const store = openSqlite(file, migrationsFolder.sqlite)
      const comparison = await compare(store, file)
      await store.close()
      return [comparison]
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}

/** One item a review, in no order, over five years, one in a hundred due already; references are not what is measured. */
function fillRows(file: string): void {
  const sqlite = new Database(file)
  sqlite.pragma('foreign_keys = OFF')
  sqlite.exec(`
    WITH RECURSIVE place(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM place WHERE n < ${ROWS})
    INSERT INTO due_items (id, review_id, kind, subject_id, due_at, status, attempts, created_at)
    SELECT 'review-' || n || '/re-review due//x', 'review-' || n, 're-review due', '',
      ${NOW.getTime()} + ((n * 7919) % ${ROWS} - ${ROWS / 100}) * 157680,
      CASE WHEN n % 10 = 0 THEN 'done' ELSE 'waiting' END, 0, 0
    FROM place`)
  sqlite.close()
}

async function compare(store: Store, file: string): Promise<Comparison> {
  const scan = new Database(file, { readonly: true })
  const byScan = scan.prepare<[number, number], { id: string }>(
    `SELECT id FROM due_items NOT INDEXED
     WHERE status = 'waiting' AND due_at <= ? AND (claimed_until IS NULL OR claimed_until < ?)
     ORDER BY due_at LIMIT ${NEXT}`,
  )
  const ours = await fastest(() => dueItemIds(store.db, NOW, NEXT), 30)
  const other = await fastest(async () => byScan.all(NOW.getTime(), NOW.getTime()), 5)
  scan.close()
  const [found, expected] = [ours.result, other.result].map((rows) => rows.map(({ id }) => id))
  if (JSON.stringify(found) !== JSON.stringify(expected) || found?.length !== NEXT) {
    throw new Error('The index and the full scan found different items')
  }
  return {
    what: `the next ${NEXT} due of ${ROWS} items, in the order of their days`,
    unit: 'ms',
    ours: { label: 'by the index', value: ours.ms },
    other: { label: 'by a full scan', value: other.ms },
    atLeastTimes: 30,
  }
}

async function fastest<Result>(work: () => PromiseLike<Result>, times: number) {
  let ms = Number.POSITIVE_INFINITY
  let result = await work()
  for (let at = 0; at < times; at++) {
    const started = performance.now()
    result = await work()
    ms = Math.min(ms, performance.now() - started)
  }
  return { ms, result }
}
