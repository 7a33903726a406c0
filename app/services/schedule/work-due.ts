// Does what has come due: takes a lease on a few items, handles each in one transaction with its completion, goes on.
import { setTimeout as rest } from 'node:timers/promises'
import {
  claimDueItems,
  type DueItemRow,
  dueItemIds,
  reviewsOfItems,
  settleDueItem,
} from '../../../db/queries/schedule'
import { run } from '../../../db/store'
import { nextTry } from '../../core/mail/retry'
import type { CaseDefinitions } from '../judgement/definitions'
import { type Ended, handleItem } from './handle-item'
import type { ScheduleContext } from './handling'

/** Longer than any handler takes, so that no item is handled by two processes at once. */
const LEASE_MS = 5 * 60 * 1000
const SCAN = 500
/** Together in one commit; few, because on SQLite the process does nothing else meanwhile. */
const GROUP = 8
/** Between two commits, so that people's saves, and another process on an SQLite file with its one writer, get their turn. */
const BREATH_MS = 20

export type DuePass = Record<Ended['end'] | 'deferred' | 'lost', number> & {
  /** Faults of the portal: the items are tried again. */
  faults: { id: string; kind: string; error: unknown }[]
}

/** Works until nothing is due or `stopped` answers true (asked before each group). */
export async function workDue(
  ctx: ScheduleContext,
  stopped: () => boolean = () => false,
): Promise<DuePass> {
  const pass: DuePass = { done: 0, dropped: 0, later: 0, deferred: 0, lost: 0, faults: [] }
  for (;;) {
    const due = await dueItemIds(ctx.store.db, ctx.clock.now(), SCAN)
    if (due.length === 0) return pass
    for (let from = 0; from < due.length; from += GROUP) {
      if (stopped()) return pass
      if (from > 0) await rest(BREATH_MS)
      await workGroup(ctx, due.slice(from, from + GROUP), pass)
    }
  }
}

async function workGroup(
  ctx: ScheduleContext,
  due: readonly { id: string }[],
  pass: DuePass,
): Promise<void> {
  const now = ctx.clock.now()
  const ids = due.map(({ id }) => id)
  const until = new Date(now.getTime() + LEASE_MS)
  const claimed = await claimDueItems(ctx.store.db, ids, { now, until })
  if (claimed.length === 0) return
  // The database answers in any order; after a time of rest the first due is done first.
  claimed.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1))
  const reviews = await reviewsOfItems(ctx.store.db, [
    ...new Set(claimed.map((row) => row.reviewId)),
  ])
  const byId = new Map(reviews.map((review) => [review.id, review]))
  await Promise.all(
    claimed.map(async (row) => {
      try {
        const review = byId.get(row.reviewId)
        if (!review) throw new Error(`No review ${row.reviewId}`)
        const definitions = await definitionsOf(ctx, review)
        pass[(await handleItem(ctx, row, { number: review.number, definitions })) ?? 'lost']++
      } catch (error) {
        pass.faults.push({ id: row.id, kind: row.kind, error })
        pass[(await restLonger(ctx, row)) ? 'deferred' : 'lost']++
      }
    }),
  )
}

type ReviewOfItem = Awaited<ReturnType<typeof reviewsOfItems>>[number]

/** Read before the transaction: definitions never change, and only a decided review asks for them. */
async function definitionsOf(
  { questionnaires }: ScheduleContext,
  review: ReviewOfItem,
): Promise<CaseDefinitions | null> {
  if (review.status !== 'decided') return null
  return {
    questionnaire: await questionnaires.frozen(review),
    intake: await questionnaires.intakeOf(review.intakeVersion),
    frameworks: questionnaires.frameworks,
  }
}

/** One item that cannot be handled must not hold up those behind it: it rests longer each time, then waits for people. */
async function restLonger(ctx: ScheduleContext, row: DueItemRow): Promise<boolean> {
  const attempts = row.attempts + 1
  const again = nextTry(attempts, ctx.clock.now())
  const settled = await ctx.store.transact(function* (tx) {
    return yield* run(
      settleDueItem(
        tx,
        { id: row.id, lease: row.claimedUntil },
        {
          attempts,
          lastError: 'The portal could not do this; see its log.',
          claimedUntil: again,
          ...(again === null && { status: 'failed' as const }),
        },
      ),
    )
  })
  return settled.length > 0
}
