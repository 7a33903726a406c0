// The sweep at a start and every hour, on either engine: uploads that nobody entered go, what a row names stays, and the log says how many.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { sweepJob } from '../../app/jobs/sweep'
import { batchFilesIn } from '../../app/ports/batch-files'
import { filesIn } from '../../app/ports/files'
import { anEvidence, THEN } from '../support/rows'
import { fill, forEachEngine, type OpenStore } from '../support/store'
import { aReviewAtTheVendor } from './world'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const LONG_AGO = new Date(Date.now() - 2 * 3_600_000)

async function aPortal(open: OpenStore) {
  const data = mkdtempSync(path.join(tmpdir(), 'assay-sweep-'))
  folders.push(data)
  const store = await open(aReviewAtTheVendor({}))
  const ctx = { store, files: filesIn(data), batchFiles: batchFilesIn(data) }
  const log = { info: vi.fn() }
  return {
    ctx,
    log,
    job: sweepJob(ctx, log),
    /** By a process that died before it ended its upload. */
    left: (text: string) => filesIn(data).put(Buffer.from(text)),
    age() {
      const names = readdirSync(data, { recursive: true, encoding: 'utf8' })
      for (const name of names) utimesSync(path.join(data, name), LONG_AGO, LONG_AGO)
    },
    stored: () =>
      readdirSync(path.join(data, 'evidence'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name),
    batch(id: string) {
      const folder = path.join(data, 'batches', id)
      mkdirSync(folder, { recursive: true })
      return folder
    },
  }
}

forEachEngine('the sweep', (open) => {
  it('removes what no row names an hour later, keeps what one names, and says how many in the log', async () => {
    const { ctx, job, log, left, age, stored } = await aPortal(open)
    const entered = await left('entered, and killed before it was ended')
    await left('killed before its row')
    await fill(ctx.store, { evidence: [anEvidence({ sha256: entered })] })
    expect(await job.pass(() => false)).toBe(3_600_000)
    expect(stored()).toHaveLength(4)
    expect(log.info).not.toHaveBeenCalled()
    age()
    await job.pass(() => false)
    expect(stored()).toEqual([entered])
    const counts = { removed: 1, kept: 1, halves: 0, batches: 0 }
    expect(log.info.mock.calls).toEqual([[counts, 'Files that were left behind are swept']])
    await job.pass(() => false)
    expect(log.info).toHaveBeenCalledTimes(1)
  })

  it('leaves every file where it meets a database that knows none of them', async () => {
    const { ctx, job, age, stored } = await aPortal(open)
    const sha256 = await ctx.files.put(Buffer.from('of another database'))
    await ctx.files.settle(sha256, async () => true)
    age()
    await job.pass(() => false)
    expect(stored()).toEqual([sha256])
  })

  it('removes folders of batches that were cancelled or are gone, not of those that wait or can be fetched', async () => {
    const { ctx, job, age, batch, log } = await aPortal(open)
    const { t } = ctx.store.db
    const states = ['waiting', 'done', 'cancelled', 'expired'] as const
    for (const status of states) {
      const row = { id: status, byId: 'tom', createdAt: THEN, items: [], failed: [], status }
      await ctx.store.db.insert(t.reportBatches).values({ ...row, audience: 'full', paper: 'A4' })
      await ctx.batchFiles.put(status, 'report.pdf', Buffer.from('report'))
    }
    batch('gone')
    age()
    batch('begun just now')
    await job.pass(() => false)
    const there = [...states, 'gone', 'begun just now'].filter((id) =>
      existsSync(path.join(folders[0] ?? '', 'batches', id)),
    )
    expect(there).toEqual(['waiting', 'done', 'begun just now'])
    expect(log.info.mock.calls[0]?.[0]).toMatchObject({ batches: 3 })
  })
})
