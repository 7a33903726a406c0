// Empties a decided review as retention does it: closed long ago, then removed by the rule that was set.
import { eq } from 'drizzle-orm'
import { type KeptKind, keptKindNames, type Retention } from '../../app/core/privacy/retention'
import type { Services } from '../../app/services/context'
import { removeKept } from '../../app/services/privacy/remove-kept'
import { changeRetention } from '../../app/services/privacy/retention'
import { appendAudit } from '../../db/queries/audit'
import type { Store } from '../../db/store'
import { tom } from '../services/judgement-case'

const DAY = 86_400_000

export const kept = (days: Partial<Record<KeptKind, number>>, daily = false): Retention => ({
  daily,
  days: Object.fromEntries(
    keptKindNames.map((kind) => [kind, days[kind] ?? 0]),
  ) as Retention['days'],
})

type Context = Pick<Services, 'store' | 'clock' | 'ids' | 'files'>

/** The review is `closed`, or `cancelled`, so many days before now. */
export async function endReview(
  { store, clock }: Pick<Context, 'clock'> & { store: Store },
  of: { reviewId: string; days: number; how?: 'closed' | 'cancelled' },
): Promise<void> {
  const { reviewId, days, how = 'closed' } = of
  const at = new Date(clock.now().getTime() - days * DAY)
  await store.transact((tx) =>
    appendAudit(tx, { at, actor: 'user:pat' }, [
      { kind: `review ${how}`, reviewId, payload: { reason: 'Over' } },
    ]),
  )
  const { reviews } = store.db.t
  await store.db.update(reviews).set({ status: how }).where(eq(reviews.id, reviewId))
}

/** Everything that ended more than 90 days ago goes. */
export async function emptyEnded(ctx: Context): Promise<void> {
  await changeRetention(ctx, tom, kept({ reviews: 90 }))
  const removed = await removeKept(ctx, tom)
  if (!removed?.some(({ kind }) => kind === 'reviews')) throw new Error('Nothing was removed')
}
