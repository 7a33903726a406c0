// Lets the portal try again what it had given up, from the beginning.
import { appendAudit } from '../../../db/queries/audit'
import { reviewByNumber } from '../../../db/queries/reviews'
import { dueItemsOfReview, retryDueItem } from '../../../db/queries/schedule'
import { type Db, run, type Work } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { Services } from '../context'

export type DueRetried =
  | { ok: true }
  | { ok: false; reason: 'not allowed' | 'not found' | 'not failed' }

/** Whether it is still wanted is judged when it is tried, as for everything due. */
export async function retryDue(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  /** `number`: of the review below whose page it was named. */
  { item: itemId, number }: { item: string; number?: number },
): Promise<DueRetried> {
  if (!allows(staff, 'outbox.retry')) return { ok: false, reason: 'not allowed' }
  const at = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    if (number !== undefined && !(yield* isOfReview(tx, number, itemId))) {
      return { ok: false, reason: 'not found' } as const
    }
    const [item] = yield* run(retryDueItem(tx, itemId))
    if (item === undefined) return { ok: false, reason: 'not failed' } as const
    const { reviewId, kind } = item
    yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, [
      { kind: 'due item retried', reviewId, payload: { kind } },
    ])
    return { ok: true } as const
  })
}

function* isOfReview(tx: Db, number: number, itemId: string): Work<boolean> {
  const [row] = yield* run(reviewByNumber(tx, number))
  const items = row ? yield* run(dueItemsOfReview(tx, row.review.id)) : []
  return items.some(({ id }) => id === itemId)
}
