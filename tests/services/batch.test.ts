// Many reports at once: made in the background, counted, broken off and gone on with, cancelled, fetched once.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { batchFilesIn } from '../../app/ports/batch-files'
import { clearBatches } from '../../app/services/report/batch/clear-batches'
import { reportInBatch } from '../../app/services/report/batch/report-in-batch'
import { MOST_REPORTS, startBatch } from '../../app/services/report/batch/start-batch'
import { batchZip, cancelBatch, viewBatch } from '../../app/services/report/batch/view-batch'
import { type BatchContext, workBatch } from '../../app/services/report/batch/work-batch'
import { exportReport } from '../../app/services/report/export-report'
import { addReport } from '../../db/queries/reports'
import { openReportPool } from '../../templates/report/pool'
import { renderReport } from '../../templates/report/report'
import { forEachEngine, type OpenStore } from '../support/store'
import { unzipped } from '../support/zip'
import { openDecided } from './decided-case'
import { ada, everybody, lena } from './judgement-case'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

async function decided(open: OpenStore) {
  const data = await mkdtemp(path.join(tmpdir(), 'assay-batch-'))
  folders.push(data)
  const ctx = await openDecided(open)
  return { ...ctx, batchFiles: batchFilesIn(data) }
}

const started = async (ctx: Awaited<ReturnType<typeof decided>>, numbers = [1]) => {
  const batch = await startBatch(ctx, lena, { numbers, audience: 'full', paper: 'A4' })
  if (!batch.ok) throw new Error(batch.reason)
  return batch.id
}

/** Stands in for the press where what matters is who calls it and how often. */
const counting = (fails: (number: number) => boolean = () => false) => {
  const made: number[] = []
  const make: BatchContext['make'] = async ({ number }) => {
    made.push(number)
    if (fails(number)) throw new Error('A damaged record')
    const bytes = new TextEncoder().encode(`report ${number}`)
    return { ok: true, bytes, mediaType: 'application/pdf', fileName: 'x.pdf' }
  }
  return { made, make }
}

const fetched = async (zip: Awaited<ReturnType<typeof batchZip>>) => {
  if (!zip.ok) throw new Error(zip.sentence)
  return unzipped(new Uint8Array(await new Response(zip.stream).arrayBuffer()))
}

/** The batch as if it had been asked for these reviews: what it makes of them is the maker's affair. */
const askedFor = async (
  ctx: Awaited<ReturnType<typeof decided>>,
  id: string,
  numbers: readonly number[],
) => {
  const { db } = ctx.store
  const items = numbers.map((number) => ({ number, version: 1 }))
  await db.update(db.t.reportBatches).set({ items })
  return viewBatch(ctx, lena, id)
}

forEachEngine('a batch of reports', (open) => {
  it('holds the very bytes of a single export, made in threads of their own', async () => {
    const ctx = await decided(open)
    const id = await started(ctx)
    const pool = openReportPool(2)
    const pass = await workBatch({ ...ctx, make: reportInBatch(ctx, pool.render) })
    await pool.close()
    expect(pass).toMatchObject({ id, made: 1, ended: true, faults: [] })
    const zip = await fetched(await batchZip(ctx, lena, id))
    expect([...zip.keys()]).toEqual(['R-0001-report-v1.pdf', 'reports.csv'])
    const alone = await exportReport(ctx, lena, { number: 1, as: 'pdf' })
    if (!alone.ok) throw new Error(alone.sentence)
    expect(Buffer.compare(zip.get('R-0001-report-v1.pdf') ?? Buffer.alloc(0), alone.bytes)).toBe(0)
    expect(String(zip.get('reports.csv'))).toMatch(/R-0001,1,R-0001-report-v1\.pdf,[0-9a-f]{64},/)
  })

  it('tells how far it is, and goes on where it stopped without making one twice', async () => {
    const ctx = await decided(open)
    const id = await started(ctx)
    await askedFor(ctx, id, [1, 2, 3, 4, 5, 6])
    const first = counting()
    await workBatch({ ...ctx, make: first.make }, () => first.made.length >= 3)
    const half = await viewBatch(ctx, lena, id)
    expect(half).toMatchObject({ status: 'waiting', done: first.made.length, reports: 6 })
    expect(half?.done).toBeLessThan(6)
    const second = counting()
    await workBatch({ ...ctx, make: second.make })
    expect(await viewBatch(ctx, lena, id)).toMatchObject({ status: 'done', done: 6 })
    expect([...first.made, ...second.made].sort()).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('counts what lies on disk after a power cut, not what was counted last', async () => {
    const ctx = await decided(open)
    const id = await started(ctx)
    await askedFor(ctx, id, [1, 2, 3])
    await ctx.batchFiles.put(id, 'R-0002-report-v1.pdf', new Uint8Array([1]))
    const { made, make } = counting()
    await workBatch({ ...ctx, make })
    expect(made.sort()).toEqual([1, 3])
    expect(await viewBatch(ctx, lena, id)).toMatchObject({ status: 'done', done: 3 })
  })

  it('is made by one process at a time, and by another once the first one’s lease ran out', async () => {
    const ctx = await decided(open)
    const id = await started(ctx)
    const waiting = counting()
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let begun = () => {}
    const beginning = new Promise<void>((resolve) => {
      begun = resolve
    })
    const slow = workBatch({
      ...ctx,
      make: async (asked) => {
        begun()
        await held
        return waiting.make(asked)
      },
    })
    await beginning
    expect(await workBatch({ ...ctx, make: counting().make })).toBeNull()
    ctx.clock.at = new Date(ctx.clock.at.getTime() + 3 * 60 * 1000)
    const other = counting()
    expect(await workBatch({ ...ctx, make: other.make })).toMatchObject({ id, ended: true })
    release()
    await slow
    expect(other.made).toEqual([1])
  })

  it('gives no report up where the disk takes no more, and goes on once it does', async () => {
    const ctx = await decided(open)
    const id = await started(ctx)
    await askedFor(ctx, id, [1, 2, 3, 4])
    const { made, make } = counting()
    let files = 0
    const full = async (...file: Parameters<typeof ctx.batchFiles.put>) => {
      if (++files > 1) throw Object.assign(new Error('write'), { code: 'ENOSPC' })
      await ctx.batchFiles.put(...file)
    }
    const onFullDisk = { ...ctx, make, batchFiles: { ...ctx.batchFiles, put: full } }
    await expect(workBatch(onFullDisk)).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(made.length).toBeLessThan(4)
    expect(await viewBatch(ctx, lena, id)).toMatchObject({ status: 'waiting', failed: [] })
    // At once: the lease was given back.
    expect(await workBatch({ ...ctx, make })).toMatchObject({ id, ended: true, faults: [] })
    expect(await viewBatch(ctx, lena, id)).toMatchObject({ status: 'done', done: 4, failed: [] })
    expect(await ctx.batchFiles.list(id)).toHaveLength(4)
  })

  it('says which report could not be made, and makes the others', async () => {
    const ctx = await decided(open)
    const id = await started(ctx)
    await askedFor(ctx, id, [1, 2, 3])
    const pass = await workBatch({ ...ctx, make: counting((number) => number === 2).make })
    expect(pass?.faults.map(({ number }) => number)).toEqual([2])
    const view = await viewBatch(ctx, lena, id)
    expect(view).toMatchObject({ status: 'done', done: 3 })
    expect(view?.failed).toEqual([{ number: 2, sentence: expect.stringContaining('see its log') }])
    const zip = await fetched(await batchZip(ctx, lena, id))
    expect([...zip.keys()]).toEqual(['R-0001-report-v1.pdf', 'R-0003-report-v1.pdf', 'reports.csv'])
    expect(String(zip.get('reports.csv'))).toMatch(/R-0002,1,,,The portal could not make/)
  })

  it('stops when it is cancelled, and leaves no file behind', async () => {
    const ctx = await decided(open)
    const id = await started(ctx)
    await askedFor(ctx, id, [1, 2, 3, 4, 5, 6, 7, 8])
    const { made, make } = counting()
    await workBatch({
      ...ctx,
      make: async (asked) => {
        if (made.length === 2) await cancelBatch(ctx, lena, id)
        return make(asked)
      },
    })
    expect(made.length).toBeLessThan(6)
    expect(await viewBatch(ctx, lena, id)).toMatchObject({ status: 'cancelled' })
    expect(await ctx.batchFiles.list(id)).toEqual([])
    expect(await batchZip(ctx, lena, id)).toMatchObject({ ok: false })
    expect(await workBatch({ ...ctx, make })).toBeNull()
  })

  it('gives nothing out in the name of somebody who lost the right meanwhile', async () => {
    const ctx = await decided(open)
    const id = await started(ctx)
    const { db } = ctx.store
    await db.update(db.t.users).set({ roles: ['requester'] })
    await workBatch({ ...ctx, make: reportInBatch(ctx, renderReport) })
    expect((await viewBatch(ctx, lena, id))?.failed).toHaveLength(1)
    await db.update(db.t.users).set({ roles: ['legal'], active: false })
    const again = await started(ctx)
    await workBatch({ ...ctx, make: reportInBatch(ctx, renderReport) })
    expect((await viewBatch(ctx, lena, again))?.failed[0]?.sentence).toContain('no longer has')
  })

  it('is its owner’s alone, and nobody begins one who may not read reports', async () => {
    const ctx = await decided(open)
    const id = await started(ctx)
    await workBatch({ ...ctx, make: counting().make })
    expect(await viewBatch(ctx, ada, id)).toBeNull()
    expect(await batchZip(ctx, ada, id)).toMatchObject({ reason: 'not found' })
    await cancelBatch(ctx, ada, id)
    expect(await viewBatch(ctx, lena, id)).toMatchObject({ status: 'done' })
    for (const staff of everybody) {
      const wish = { numbers: [1], audience: 'full', paper: 'A4' } as const
      const may = staff.roles.some((role) => ['reviewer', 'legal', 'procurement'].includes(role))
      expect((await startBatch(ctx, staff, wish)).ok, staff.id).toBe(may)
    }
  })

  it('takes what has a report, the newest version of it, and no more than a person waits for', async () => {
    const ctx = await decided(open)
    const wish = { audience: 'full', paper: 'A4' } as const
    const none = await startBatch(ctx, lena, { ...wish, numbers: [7, 8] })
    expect(none).toMatchObject({ sentence: 'Choose at least one review that is decided.' })
    const numbers = Array.from({ length: MOST_REPORTS + 1 }, (_unused, at) => at + 1)
    expect(await startBatch(ctx, lena, { ...wish, numbers })).toMatchObject({
      sentence: 'Choose at most 500 reviews: 501 are chosen.',
    })
    const { db } = ctx.store
    const [first] = await db.select().from(db.t.reports)
    if (!first) throw new Error('No report')
    await addReport(db, { ...first, version: 2 })
    const id = await started(ctx, [1, 1, 9])
    const [row] = await db.select({ items: db.t.reportBatches.items }).from(db.t.reportBatches)
    expect(row?.items).toEqual([{ number: 1, version: 2 }])
    expect(await viewBatch(ctx, lena, id)).toMatchObject({ reports: 1 })
  })

  it('is gone from the disk a week after it was done, and says so', async () => {
    const ctx = await decided(open)
    const id = await started(ctx)
    await workBatch({ ...ctx, make: counting().make })
    await clearBatches(ctx)
    expect(await ctx.batchFiles.list(id)).toHaveLength(1)
    ctx.clock.at = new Date(ctx.clock.at.getTime() + 8 * 24 * 60 * 60 * 1000)
    await clearBatches(ctx)
    expect(await ctx.batchFiles.list(id)).toEqual([])
    expect(await batchZip(ctx, lena, id)).toMatchObject({
      sentence: expect.stringContaining('kept for seven days'),
    })
  })
})
