// Sends a prepared round by policy: on behalf of whoever looks after it, if they still work here and may launch.
import { userById } from '../../../db/queries/people'
import { reviewByNumber } from '../../../db/queries/reviews'
import { allows } from '../../core/access/policy'
import { holidaysOf } from '../../core/people/organisation'
import { asStaff } from '../../core/people/user'
import { tierSchema } from '../../core/questionnaire/definition'
import { dueAgain } from '../../core/review/due-date'
import { dateIn } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { readOrganisation } from '../organisation/read-organisation'
import { sendPrepared } from '../reviews/send-review'
import type { SentRound } from './handling'

type Context = Pick<Services, 'store' | 'clock' | 'ids' | 'secrets' | 'questionnaires'>

/** Sent before, it counts as sent: nothing goes out a second time. */
export async function sendRound(ctx: Context, number: number): Promise<SentRound> {
  const [row] = await reviewByNumber(ctx.store.db, number)
  if (!row) return { ok: false, because: 'it is gone' }
  const { review } = row
  const onBehalfOfId = review.ownerId ?? review.launchedById
  const [user] = await userById(ctx.store.db, onBehalfOfId)
  const staff = user?.active ? asStaff(user) : null
  if (staff === null) return { ok: false, because: 'whoever looks after it no longer works here' }
  if (!allows(staff, 'review.launch')) {
    return { ok: false, because: `${staff.name} may not send reviews any more` }
  }
  const organisation = await readOrganisation(ctx)
  const today = dateIn(organisation.timeZone, ctx.clock.now())
  const sent = await sendPrepared(ctx, staff, {
    number,
    revision: review.revision,
    tier: tierSchema.parse(review.tier),
    dueOn: dueAgain(review.dueOn, { today, holidays: holidaysOf(organisation) }),
    message: review.message,
  })
  if (sent.ok) return { ok: true, onBehalfOfId }
  if (sent.reason === 'due date') return { ok: false, because: sent.sentence }
  return { ok: false, because: refusals[sent.reason] }
}

const refusals = {
  'not allowed': 'nobody may send it',
  'no such draft': 'it was cancelled',
  'changed meanwhile': 'the tier of its use changed since it was prepared',
} as const
