// Removes what was kept as long as was set: by hand or by the daily job, each kind in a transaction of its own, all of it recorded.
import { appendAudit } from '../../../db/queries/audit'
import { leaveValues, readKept, valuesBefore } from '../../../db/queries/privacy'
import {
  contentsOf,
  deleteContents,
  deleteMail,
  deleteRows,
  evidenceHashesOf,
} from '../../../db/queries/retention'
import { type Db, run, type Work } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { type AuditActor, personalFields } from '../../core/audit/events'
import { goesBefore, type KeptKind, keptKindNames, keptKinds } from '../../core/privacy/retention'
import type { Services } from '../context'
import { settleFile } from '../evidence/keep-file'
import { eraseAs } from './erase-person'
import { type Due, dueBefore } from './kept-long-enough'
import { readRetention } from './retention'

export interface Removed {
  kind: KeptKind
  count: number
}

type Context = Pick<Services, 'store' | 'clock' | 'ids' | 'files'>

/** Null for whoever may not. */
export async function removeKept(ctx: Context, staff: Staff): Promise<Removed[] | null> {
  return allows(staff, 'privacy.manage') ? removeAs(ctx, `user:${staff.id}`) : null
}

export async function removeAs(ctx: Context, actor: AuditActor): Promise<Removed[]> {
  const { days } = await readRetention(ctx)
  const act = { actor, runId: ctx.ids.id(), at: ctx.clock.now() }
  const removed: Removed[] = []
  for (const kind of keptKindNames) {
    const before = goesBefore(days[kind], act.at)
    if (before === null) continue
    const count = await removeKind(ctx, { ...act, kind, before, days: days[kind] })
    if (count > 0) removed.push({ kind, count })
  }
  if (removed.length > 0) await ctx.store.scrub()
  return removed
}

interface Act {
  kind: KeptKind
  before: Date
  /** The rule by which it goes. */
  days: number
  actor: AuditActor
  runId: string
  at: Date
}

async function removeKind(ctx: Context, act: Act): Promise<number> {
  if (act.kind === 'people') return erasePeople(ctx, act)
  if (act.kind === 'reviews') return emptyReviews(ctx, act)
  return ctx.store.transact(function* (tx) {
    const due = yield* dueBefore[act.kind](tx, act.before)
    if (due.ids.length === 0) return 0
    const auditValues = yield* removeRows(tx, act, due)
    yield* appendAudit(tx, act, [removal(act, { rows: due.ids.length, auditValues })])
    return due.ids.length
  })
}

const removal = (
  { kind, runId, days }: Pick<Act, 'kind' | 'runId' | 'days'>,
  {
    reviewId = null,
    ...counts
  }: {
    rows: number
    auditValues?: number
    reviews?: number[]
    reviewId?: string | null
  },
) => ({
  kind: 'kept data removed' as const,
  reviewId,
  payload: { what: keptKinds[kind].label, auditValues: 0, reviews: [], ...counts, runId, days },
})

/** A statement takes only so many values. */
const PIECE = 500

function* removeRows(tx: Db, { kind, before }: Act, due: Due): Work<number> {
  if (kind === 'auditNames') return yield* removeNames(tx, before)
  for (let from = 0; from < due.ids.length; from += PIECE) {
    const ids = due.ids.slice(from, from + PIECE)
    if (kind === 'mails') yield* run(deleteMail(tx, ids))
    if (kind === 'codes') yield* run(deleteRows.codes(tx, ids))
    if (kind === 'uploads') yield* run(deleteRows.uploads(tx, ids))
    if (kind === 'feeds') yield* run(deleteRows.feeds(tx, ids))
    if (kind === 'sessions') {
      yield* run(deleteRows.staffSessions(tx, ids))
      yield* run(deleteRows.respondentSessions(tx, ids))
    }
  }
  return 0
}

/** What people typed stays: it says why, and names nobody as a rule; an erasure looks into it. */
function* removeNames(tx: Db, before: Date): Work<number> {
  let values = 0
  for (let after = 0; ; ) {
    const found = yield* run(valuesBefore(tx, before, { after, limit: PIECE }))
    const last = found.at(-1)
    if (last === undefined) return values
    for (const { seq, kind, kept } of found) {
      const fields = personalFields(kind)
      const all = Object.entries(readKept(kept))
      const rest = all.filter(([field]) => fields[field] !== 'person')
      if (rest.length === all.length) continue
      values += all.length - rest.length
      yield* run(leaveValues(tx, seq, Object.fromEntries(rest)))
    }
    after = last.seq
  }
}

async function erasePeople(ctx: Context, { before, actor }: Act): Promise<number> {
  const due = await ctx.store.transact((tx) => dueBefore.people(tx, before))
  let erased = 0
  for (const email of due.ids) {
    const reason = 'Kept as long as was set'
    if ((await eraseAs(ctx, actor, { email, reason })).ok) erased++
  }
  return erased
}

/** One review at a time, so that a long list is no long transaction. */
async function emptyReviews(ctx: Context, act: Act): Promise<number> {
  const due = await ctx.store.transact((tx) => dueBefore.reviews(tx, act.before))
  for (const review of due.reviews) await emptyReview(ctx, act, review)
  return due.reviews.length
}

export async function emptyReview(
  ctx: Context,
  act: Omit<Act, 'before'>,
  { id, number }: { id: string; number: number },
): Promise<void> {
  // Held from before the commit: a death after it leaves files that the next sweep knows of.
  const hashes = new Set((await evidenceHashesOf(ctx.store.db, id)).map(({ sha256 }) => sha256))
  for (const sha256 of hashes) await ctx.files.hold(sha256)
  await ctx.store.transact(function* (tx) {
    let rows = 0
    for (const table of contentsOf) rows += (yield* run(deleteContents(tx, table, id))).length
    yield* appendAudit(tx, act, [removal(act, { rows, reviews: [number], reviewId: id })])
  })
  // Only now: a row without its file would be a loss. What another review brought along, or was given too, stays.
  for (const sha256 of hashes) await settleFile(ctx, sha256)
}
