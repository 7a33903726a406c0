// Keeps the rows of what comes due for a review in step with its facts, in the transaction that changed them.

import { reviewByNumber } from '../../../db/queries/reviews'
import { changeDueItem, dueItemsOfReview, insertDueItems } from '../../../db/queries/schedule'
import { type Db, run, type Work } from '../../../db/store'
import { type DueItem, dueItemsOf } from '../../core/schedule/due-items'
import type { CaseDefinitions } from '../judgement/definitions'
import type { CaseRow } from '../judgement/with-review'
import { type Scheduled, scheduleFacts } from './schedule-facts'

/** Planned twice, the second time changes nothing. */
export function* planAhead(
  tx: Db,
  row: CaseRow,
  about: { definitions: CaseDefinitions | null; now: Date },
): Work<void> {
  const { facts, settings } = yield* scheduleFacts(tx, row, about)
  yield* keepDueItems(tx, { facts, settings, now: about.now })
}

/** For a review that was just changed and is not decided: its row is read again. */
export function* planOpenReview(tx: Db, number: number, now: Date): Work<void> {
  const [row] = yield* run(reviewByNumber(tx, number))
  if (row && row.review.status !== 'decided') yield* planAhead(tx, row, { definitions: null, now })
}

export function* keepDueItems(
  tx: Db,
  { facts, settings, now }: Pick<Scheduled, 'facts' | 'settings'> & { now: Date },
): Work<void> {
  const { reviewId } = facts
  const wanted = new Map(dueItemsOf(facts, settings).map((item) => [item.id, item]))
  const kept = yield* run(dueItemsOfReview(tx, reviewId))
  for (const row of kept) {
    const change = changeOf(row, wanted.get(row.id))
    if (change) yield* run(changeDueItem(tx, row.id, change))
    wanted.delete(row.id)
  }
  const missing = [...wanted.values()].map(({ id, kind, subjectId, dueAt }) => {
    return { id, reviewId, kind, subjectId, dueAt, status: 'waiting' as const, createdAt: now }
  })
  if (missing.length > 0) yield* run(insertDueItems(tx, missing))
}

type Kept = Awaited<ReturnType<typeof dueItemsOfReview>>[number]

/** What was done stays done; a zone or an hour that moved moves what still waits. */
function changeOf({ status, dueAt }: Kept, wanted: DueItem | undefined) {
  if (status === 'done') return null
  if (!wanted) return status === 'dropped' ? null : ({ status: 'dropped' } as const)
  const moved = wanted.dueAt.getTime() !== dueAt.getTime()
  if (status === 'dropped') return { status: 'waiting', dueAt: wanted.dueAt, ...fresh } as const
  return moved && status === 'waiting' ? { dueAt: wanted.dueAt } : null
}

const fresh = { attempts: 0, claimedUntil: null, lastError: null }
