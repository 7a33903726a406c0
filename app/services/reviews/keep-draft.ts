// Keeps the due date and the message of a draft while its preview is worked on.
import { changeReview, reviewByNumber } from '../../../db/queries/reviews'
import { run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { dueDateFlaw } from '../../core/review/due-date'
import type { SendInput } from '../../core/review/launch-input'
import { dateIn } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { loadOrganisation } from '../organisation/read-organisation'

export type DraftKept =
  | { ok: true }
  | { ok: false; reason: 'not allowed' | 'no such draft' | 'changed meanwhile' }
  | { ok: false; reason: 'due date'; sentence: string }

/** Nothing is sent and nothing is recorded: what was sent is recorded with the sending. */
export async function keepDraft(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  { number, revision, dueOn, message }: SendInput & { number: number },
): Promise<DraftKept> {
  if (!allows(staff, 'review.launch')) return { ok: false, reason: 'not allowed' }
  return ctx.store.transact(function* (tx) {
    const [rows] = yield* run(reviewByNumber(tx, number))
    if (rows?.review.status !== 'draft') return { ok: false, reason: 'no such draft' } as const
    const { timeZone } = yield* loadOrganisation(tx)
    const flaw = dueDateFlaw(dueOn, dateIn(timeZone, ctx.clock.now()))
    if (flaw !== null) return { ok: false, reason: 'due date', sentence: flaw } as const
    const at = { ...rows.review, revision }
    const kept = yield* run(changeReview(tx, at, { dueOn, message }))
    return kept.length > 0
      ? ({ ok: true } as const)
      : ({ ok: false, reason: 'changed meanwhile' } as const)
  })
}
