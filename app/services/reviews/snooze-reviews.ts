// Puts reviews out of the way of "Waiting on" until a day, with a reason; and brings them back before it.
import { setSnoozed } from '../../../db/queries/chase'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import { untilFlaw } from '../../core/review/snooze'
import { dateIn, type PlainDate } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { wrongField } from '../judgement/refusal'
import { readOrganisation } from '../organisation/read-organisation'
import { changeMany } from './change-many'

type Context = Pick<Services, 'store' | 'clock'>

export async function snoozeReviews(
  ctx: Context,
  staff: Staff,
  { numbers, until, reason }: { numbers: readonly number[]; until: PlainDate; reason: string },
) {
  const { timeZone } = await readOrganisation(ctx)
  const flaw = untilFlaw(until, dateIn(timeZone, ctx.clock.now()))
  if (flaw !== null) return wrongField('until', flaw)
  const about = { numbers, action: 'review.chase' } as const
  return changeMany(ctx, staff, about, function* (tx, { review }, at) {
    if (review.status === 'closed' || review.status === 'cancelled') {
      return { ok: false, sentence: `It is ${review.status}: it waits on nobody.` }
    }
    const snoozed = { until, reason, byId: staff.id, at: at.toISOString() }
    yield* run(setSnoozed(tx, review.id, snoozed))
    const payload = { until, reason }
    return { ok: true, events: [{ kind: 'review snoozed', reviewId: review.id, payload }] }
  })
}

/** Brings back at once what was snoozed; one that is not is left as it is. */
export const wakeReviews = (ctx: Context, staff: Staff, numbers: readonly number[]) =>
  changeMany(ctx, staff, { numbers, action: 'review.chase' }, function* (tx, { review }) {
    if (review.snoozed === null) return { ok: true, events: [] }
    yield* run(setSnoozed(tx, review.id, null))
    return { ok: true, events: [{ kind: 'review woken', reviewId: review.id, payload: {} }] }
  })
