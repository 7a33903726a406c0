// Handles one item under its lease: looks whether it is still wanted, acts, and completes it, all in one transaction.
import { appendAudit } from '../../../db/queries/audit'
import { reviewByNumber } from '../../../db/queries/reviews'
import { changeDueItem, type DueItemRow, settleDueItem } from '../../../db/queries/schedule'
import { type Db, run, type Work } from '../../../db/store'
import { dueItemsOf } from '../../core/schedule/due-items'
import { dateIn } from '../../core/schedule/plain-date'
import type { CaseDefinitions } from '../judgement/definitions'
import { handle } from './handlers'
import type { Handled, ScheduleContext, SentRound } from './handling'
import { scheduleFacts } from './schedule-facts'

const DAY_MS = 24 * 60 * 60 * 1000

export type Ended = Handled | { end: 'dropped' }

interface About {
  number: number
  definitions: CaseDefinitions | null
}

/** How it ended; null when another process holds the item by now, and nothing was done. */
export async function handleItem(
  ctx: ScheduleContext,
  row: DueItemRow,
  about: About,
): Promise<Ended['end'] | null> {
  const at = ctx.clock.now()
  if (row.kind === 'send prepared round') {
    // Sending has its own transaction, and what was sent is not sent again: so it comes before this one.
    const sent = await ctx.sendRound(about.number)
    if (sent.ok) await tellSent(ctx, row, { ...sent, at })
    if (sent.ok) return 'done'
    return underLease(ctx, row, at, (tx) => actOn(tx, { ctx, row, about, at, sent }))
  }
  return underLease(ctx, row, at, (tx) => actOn(tx, { ctx, row, about, at, sent: null }))
}

function underLease(
  { store }: ScheduleContext,
  row: DueItemRow,
  at: Date,
  act: (tx: Db) => Work<Ended>,
): Promise<Ended['end'] | null> {
  return store.transactTogether(function* (tx) {
    // Taken first, so that two processes meet at this row and not at what the handler writes.
    const end = { status: 'done', doneAt: at, lastError: null } as const
    const held = yield* run(settleDueItem(tx, { id: row.id, lease: row.claimedUntil }, end))
    if (held.length === 0) return null
    const ended = yield* act(tx)
    const back = putBack(ended, at)
    if (back) yield* run(changeDueItem(tx, row.id, back))
    return ended.end
  })
}

function* actOn(
  tx: Db,
  {
    ctx,
    row,
    about,
    at,
    sent,
  }: { ctx: ScheduleContext; row: DueItemRow; about: About; at: Date; sent: SentRound | null },
): Work<Ended> {
  const [found] = yield* run(reviewByNumber(tx, about.number))
  if (!found) return { end: 'dropped' }
  // Decided since the definitions were read: the next pass has them.
  const isDecided = found.review.status === 'decided'
  if (isDecided && about.definitions === null) return { end: 'later', because: '', until: at }
  const { facts, settings, file } = yield* scheduleFacts(tx, found, { ...about, now: at })
  const item = dueItemsOf(facts, settings).find(({ id }) => id === row.id)
  if (!item) return { end: 'dropped' }
  const today = dateIn(settings.timeZone, at)
  const { changes } = ctx.questionnaires
  const due = { item, row: found, at, today, ids: ctx.ids, changes, settings, sent }
  return yield* handle(tx, {
    ...due,
    ...(facts.decided && file && { decided: facts.decided, file }),
  })
}

/** Null where it stays done. What could not be done today is asked again tomorrow. */
function putBack(ended: Ended, at: Date) {
  if (ended.end === 'done') return null
  const back = { doneAt: null, claimedUntil: null }
  if (ended.end === 'dropped') return { ...back, status: 'dropped' as const }
  const until = ended.until ?? new Date(at.getTime() + DAY_MS)
  const lastError = ended.because === '' ? null : ended.because
  return { ...back, status: 'waiting' as const, claimedUntil: until, lastError }
}

/** The sending itself took the item from those that wait. */
const tellSent = (
  { store }: ScheduleContext,
  row: DueItemRow,
  { onBehalfOfId, at }: { onBehalfOfId: string; at: Date },
) =>
  store.transact(function* (tx) {
    yield* run(changeDueItem(tx, row.id, { status: 'done', doneAt: at, claimedUntil: null }))
    yield* appendAudit(tx, { at, actor: 'job' }, [
      { kind: 'round sent by policy', reviewId: row.reviewId, payload: { onBehalfOfId } },
    ])
  })
