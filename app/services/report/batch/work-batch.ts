// Makes the reports of one waiting batch, two at a time; a batch that was broken off goes on where it stopped.
import {
  type BatchRow,
  claimBatch,
  endBatch,
  moveBatch,
  nextBatch,
} from '../../../../db/queries/batches'
import { type Audience, readAudience } from '../../../core/report/audience'
import { batchedName } from '../../../core/report/pack/batch'
import { isStorageTrouble, whereThereIsRoom } from '../../../core/storage/trouble'
import type { Services } from '../../context'
import type { ExportedFile } from '../make-file'

/** Longer than any one report takes; renewed with each. */
export const BATCH_LEASE_MS = 2 * 60 * 1000
const AT_ONCE = 2

export interface BatchContext extends Pick<Services, 'store' | 'clock' | 'batchFiles'> {
  /** Gives one report out as the person who asked; see export-report.ts. */
  make: (asked: ToMake) => Promise<({ ok: true } & ExportedFile) | { ok: false; sentence: string }>
}

export interface ToMake {
  byId: string
  number: number
  version: number
  audience: Audience
  paper: 'A4' | 'Letter'
}

export interface BatchPass {
  id: string
  /** Reports made in this pass. */
  made: number
  faults: { number: number; error: unknown }[]
  ended: boolean
}

/** Null when no batch waits. Stops between two reports when `stopped` answers true; rejects where nothing can be written, and the batch waits. */
export async function workBatch(
  ctx: BatchContext,
  stopped: () => boolean = () => false,
): Promise<BatchPass | null> {
  const { db } = ctx.store
  const [next] = await nextBatch(db, ctx.clock.now())
  if (!next) return null
  const [batch] = await claimBatch(db, next.id, lease(ctx))
  if (!batch) return null
  const work = new Work(ctx, batch, stopped)
  await work.goOn()
  return work.pass
}

function lease({ clock }: Pick<Services, 'clock'>) {
  const now = clock.now()
  return { now, until: new Date(now.getTime() + BATCH_LEASE_MS) }
}

/** The state of one batch while it is made. */
class Work {
  readonly pass: BatchPass
  private readonly failed: BatchRow['failed']
  private done: number
  private cancelled = false
  /** Why nothing can be written at the moment: no fault of any report, so none is given up. */
  private noRoom: unknown = null

  constructor(
    private readonly ctx: BatchContext,
    private readonly batch: BatchRow,
    private readonly stopped: () => boolean,
  ) {
    this.pass = { id: batch.id, made: 0, faults: [], ended: false }
    this.failed = [...batch.failed]
    this.done = batch.done
  }

  async goOn(): Promise<void> {
    const { batchFiles, store, clock } = this.ctx
    const { id, items } = this.batch
    const audience = readAudience(this.batch.audience)
    const there = new Set(await batchFiles.list(id))
    const settled = new Set(this.failed.map(({ number }) => number))
    // What is on disk counts, not what was counted: a power cut may fall between the two.
    const left = items.filter(
      (item) => !there.has(batchedName(item, audience)) && !settled.has(item.number),
    )
    this.done = items.length - left.length
    const hands = Array.from({ length: AT_ONCE }, () => this.takeFrom(left))
    await Promise.all(hands)
    if (this.noRoom !== null) return this.waitForRoom()
    if (this.cancelled) return batchFiles.remove(id)
    if (left.length > 0) {
      // Stopped on the way: whoever comes next may begin at once.
      await moveBatch(store.db, id, { ...this.state(), claimedUntil: null })
      return
    }
    const ended = await endBatch(store.db, id, { status: 'done', at: clock.now() })
    this.pass.ended = ended.length > 0
    if (!this.pass.ended) await batchFiles.remove(id)
  }

  private async takeFrom(left: BatchRow['items']): Promise<void> {
    while (!this.stopped() && !this.cancelled && this.noRoom === null) {
      const item = left.shift()
      if (!item) return
      try {
        await this.makeOne(item)
      } catch (error) {
        if (!isStorageTrouble(error)) throw error
        this.noRoom = error
      }
    }
  }

  /** The lease is given back where that can be written; otherwise it runs out. */
  private async waitForRoom(): Promise<never> {
    const { db } = this.ctx.store
    await whereThereIsRoom(moveBatch(db, this.batch.id, { ...this.state(), claimedUntil: null }))
    throw this.noRoom
  }

  private state() {
    return { done: this.done, failed: this.failed }
  }

  private async makeOne(item: BatchRow['items'][number]): Promise<void> {
    const { batch, ctx } = this
    const sentence = await this.tryOne(item)
    if (sentence !== null) this.failed.push({ number: item.number, sentence })
    else this.pass.made++
    this.done++
    const state = { ...this.state(), claimedUntil: lease(ctx).until }
    const kept = await moveBatch(ctx.store.db, batch.id, state)
    if (kept.length === 0) this.cancelled = true
  }

  /** Resolves to why it could not be made, or null. One report that fails must not hold up the others. */
  private async tryOne(item: BatchRow['items'][number]): Promise<string | null> {
    const { batch, ctx } = this
    try {
      const paper = batch.paper === 'Letter' ? 'Letter' : 'A4'
      const audience = readAudience(batch.audience)
      const asked = { ...item, byId: batch.byId, audience, paper } as const
      const made = await ctx.make(asked)
      if (!made.ok) return made.sentence
      await ctx.batchFiles.put(batch.id, batchedName(item, audience), made.bytes)
      return null
    } catch (error) {
      if (isStorageTrouble(error)) throw error
      this.pass.faults.push({ number: item.number, error })
      return 'The portal could not make this report; see its log.'
    }
  }
}
