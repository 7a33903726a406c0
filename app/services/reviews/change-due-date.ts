// Moves the day a vendor has to answer by; the reminders and the link's last day move with it.
import { cancelWaitingMail, insertMail } from '../../../db/queries/outbox'
import {
  changeReview,
  invitationsOfReview,
  moveInvitationExpiry,
} from '../../../db/queries/reviews'
import { type Db, run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import { dueDateFlaw, lastDayOfLink } from '../../core/review/due-date'
import type { DueDateInput } from '../../core/review/launch-input'
import { isWithVendor } from '../../core/review/lifecycle'
import { dateIn, endOfDay } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { notNow, stale, wrongField } from '../judgement/refusal'
import { type CaseRow, changeCase } from '../judgement/with-review'
import { loadOrganisation } from '../organisation/read-organisation'
import { planOpenReview } from '../schedule/plan-ahead'
import { reminderMails } from './launch-mail'

type Context = Pick<Services, 'store' | 'clock' | 'ids'>

export const changeDueDate = (
  ctx: Context,
  staff: Staff,
  { number, dueOn, reason }: DueDateInput & { number: number },
) =>
  changeCase(ctx, staff, { number, action: 'review.changeDue' }, function* (tx, row, at) {
    const { review } = row
    if (!isWithVendor(review.status))
      return notNow(`This review is ${review.status}: no date moves.`)
    const { timeZone } = yield* loadOrganisation(tx)
    const flaw = dueDateFlaw(dueOn, dateIn(timeZone, at))
    if (flaw !== null) return wrongField('dueOn', flaw)
    if (dueOn === review.dueOn) return wrongField('dueOn', 'That is the date it has already')
    const changed = yield* run(changeReview(tx, review, { dueOn }))
    if (changed.length === 0) return stale('Somebody changed this review in between.')
    yield* moveMail(tx, ctx, { row, at, timeZone, dueOn })
    yield* planOpenReview(tx, number, at)
    const payload = { from: review.dueOn, to: dueOn, reason }
    return {
      ok: true as const,
      result: null,
      events: [{ kind: 'due date changed' as const, reviewId: review.id, payload }],
    }
  })

function* moveMail(
  tx: Db,
  { ids }: Context,
  move: { row: CaseRow; at: Date; timeZone: string; dueOn: string },
) {
  const { row, at, timeZone, dueOn } = move
  const reviewId = row.review.id
  const kinds = ['reminder']
  yield* run(cancelWaitingMail(tx, { reviewId, kinds }, 'Not sent: the due date moved'))
  const expiresAt = endOfDay(lastDayOfLink(dueOn, dateIn(timeZone, at)), timeZone)
  yield* run(moveInvitationExpiry(tx, reviewId, expiresAt))
  const invitations = yield* run(invitationsOfReview(tx, reviewId))
  const invitation = invitations.find(({ revokedAt }) => revokedAt === null)
  if (invitation === undefined) return
  const { contact } = row
  const about = { ids, reviewId, invitationId: invitation.id, contact, at, timeZone, dueOn }
  const mails = reminderMails(about)
  if (mails.length > 0) yield* run(insertMail(tx, mails))
}
