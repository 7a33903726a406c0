// What a person sees of their own batches: how far each is, and the zip once it is done.
import { appendAudit, sha256 } from '../../../../db/queries/audit'
import { type BatchRow, batchesOf, batchOf, endBatch } from '../../../../db/queries/batches'
import { run } from '../../../../db/store'
import { allows } from '../../../core/access/policy'
import type { Staff } from '../../../core/access/roles'
import { audienceWords, readAudience } from '../../../core/report/audience'
import { batchedName, batchList } from '../../../core/report/pack/batch'
import type { BatchFiles } from '../../../ports/batch-files'
import { type ZipEntry, zipStream } from '../../../ports/zip'
import type { Services } from '../../context'
import { notAllowed, notFound, notNow, type Refusal } from '../../judgement/refusal'

export interface BatchView {
  id: string
  status: BatchRow['status']
  copy: string
  paper: string
  reports: number
  done: number
  failed: BatchRow['failed']
  /** ISO instant. */
  startedAt: string
}

type Context = Pick<Services, 'store' | 'clock' | 'batchFiles'>

const MOST_SHOWN = 20

export async function listBatches(
  { store }: Pick<Context, 'store'>,
  staff: Staff,
): Promise<BatchView[]> {
  return (await batchesOf(store.db, staff.id, MOST_SHOWN)).map(viewOf)
}

/** Null where this person began no such batch. */
export async function viewBatch(
  { store }: Pick<Context, 'store'>,
  staff: Staff,
  id: string,
): Promise<BatchView | null> {
  const [batch] = await batchOf(store.db, { id, byId: staff.id })
  return batch ? viewOf(batch) : null
}

/** A batch that is done already stays as it is. */
export async function cancelBatch(ctx: Context, staff: Staff, id: string): Promise<void> {
  const [batch] = await batchOf(ctx.store.db, { id, byId: staff.id })
  if (!batch) return
  const at = ctx.clock.now()
  const ended = await ctx.store.transact(function* (tx) {
    const rows = yield* run(endBatch(tx, id, { status: 'cancelled', at }))
    if (rows.length === 0) return false
    const event = {
      kind: 'report batch cancelled',
      reviewId: null,
      payload: { batchId: id },
    } as const
    yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, [event])
    return true
  })
  // A report that is just being made may still write its file; the one who makes it takes that away too.
  if (ended) await ctx.batchFiles.remove(id)
}

export async function batchZip(
  { store, batchFiles }: Context,
  staff: Staff,
  id: string,
): Promise<{ ok: true; stream: ReadableStream<Uint8Array>; fileName: string } | Refusal> {
  if (!allows(staff, 'report.read', { decided: true })) return notAllowed()
  const [batch] = await batchOf(store.db, { id, byId: staff.id })
  if (!batch) return notFound()
  if (batch.status !== 'done') return notNow(notReady[batch.status])
  const audience = readAudience(batch.audience)
  const hashes = new Map<string, string>()
  const made = new Set(await batchFiles.list(id))
  const entries = batch.items
    .map((item) => batchedName(item, audience))
    .filter((name) => made.has(name))
    .map((name): ZipEntry => ({ name, open: () => hashed(batchFiles, { id, name, hashes }) }))
  const list = () => listOf(batch, hashes)
  const at = batch.finishedAt ?? batch.createdAt
  return {
    ok: true,
    // Last, when the hash of every file is known.
    stream: zipStream([...entries, { name: 'reports.csv', open: list }], at),
    fileName: `reports-${at.toISOString().slice(0, 10)}.zip`,
  }
}

async function hashed(
  files: BatchFiles,
  { id, name, hashes }: { id: string; name: string; hashes: Map<string, string> },
): Promise<Uint8Array> {
  const bytes = await files.get(id, name)
  hashes.set(name, sha256(bytes))
  return bytes
}

async function listOf(batch: BatchRow, hashes: ReadonlyMap<string, string>): Promise<Uint8Array> {
  const audience = readAudience(batch.audience)
  const problems = new Map(batch.failed.map(({ number, sentence }) => [number, sentence]))
  const reports = batch.items.map((item) => ({
    ...item,
    sha256: hashes.get(batchedName(item, audience)) ?? null,
    problem: problems.get(item.number) ?? '',
  }))
  return new TextEncoder().encode(batchList(reports, audience))
}

const notReady = {
  waiting: 'These reports are still being made.',
  cancelled: 'This export was cancelled.',
  expired: 'These files were kept for seven days and are gone: export the reports again.',
} as const

const viewOf = (batch: BatchRow): BatchView => ({
  id: batch.id,
  status: batch.status,
  copy: audienceWords[readAudience(batch.audience)].name,
  paper: batch.paper,
  reports: batch.items.length,
  done: batch.done,
  failed: batch.failed,
  startedAt: batch.createdAt.toISOString(),
})
