// Two processes share what is due on one database: each item is done exactly once, on SQLite and on PostgreSQL.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PostgresServer, startPostgres } from '../support/postgres-server'
import { twoProcesses } from './two-due-processes'

/** `npm run fault -- schedule` does the same with ten thousand. */
const ITEMS = 1_000

async function eachOnce(url: string) {
  const { done, notOnce, faults } = await twoProcesses(url, ITEMS)
  expect(notOnce).toEqual([])
  expect(faults).toEqual([])
  expect(done[0] + done[1]).toBe(ITEMS)
  // Both took part: one alone would prove nothing.
  expect(Math.min(...done)).toBeGreaterThan(ITEMS / 50)
}

describe('two processes with due items between them', () => {
  let folder: string
  let server: PostgresServer
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'assay-due-'))
    server = await startPostgres()
  })
  afterAll(async () => {
    await server?.stop()
    rmSync(folder, { recursive: true })
  })

  it('do each once on one SQLite file', async () => {
    await eachOnce(`file:${path.join(folder, 'assay.db')}`)
  }, 120_000)

  it('do each once on a PostgreSQL server', async () => {
    await eachOnce(await server.createDatabase())
  }, 120_000)
})
