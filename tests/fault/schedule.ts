// Two processes share ten thousand due items, on SQLite and on PostgreSQL: told is what was not done exactly once.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { twoProcesses } from '../jobs/two-due-processes'
import { startPostgres } from '../support/postgres-server'

/** How many items were not done exactly once. */
export async function shareDueItems(items: number, say: (line: string) => void): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-due-'))
  const server = await startPostgres()
  let wrong = 0
  try {
    const urls = {
      SQLite: `file:${path.join(folder, 'assay.db')}`,
      PostgreSQL: await server.createDatabase(),
    }
    for (const [engine, url] of Object.entries(urls)) {
      const { done, notOnce, faults, seconds } = await twoProcesses(url, items)
      wrong += notOnce.length + faults.length
      say(
        `${engine}: ${items} due items, ${done.join(' and ')} done by two processes in ${seconds.toFixed(1)} s; not exactly once: ${notOnce.length}; faults: ${faults.length}`,
      )
    }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true })
  }
  return wrong
}
