// Tells the requester, in place of the vendor, once the reminders have come to their end without an answer.
import { insertMailOnce, mailsOfReview } from '../../../db/queries/delivery'
import { reviewForMail, staffForMail } from '../../../db/queries/mail-subject'
import { type Db, run, type Work } from '../../../db/store'
import { type MailPayload, mailPayloads } from '../../core/mail/payload'
import { isWithVendor } from '../../core/review/lifecycle'
import { LAST_REMINDER } from '../../core/schedule/reminders'

const DAY_MS = 24 * 60 * 60 * 1000

interface Reminder {
  id: string
  kind: string
  payload: Record<string, unknown>
}

/** After this one comes no other. */
export const isLastReminder = ({ kind, payload }: Reminder): boolean =>
  kind === 'reminder' && payload.offset === LAST_REMINDER

/** A day after the last reminder's time, if the review is still with the vendor then. */
export function* escalateAfter(
  tx: Db,
  reminder: Reminder & { reviewId: string; endedAt: Date },
  now: Date,
): Work<void> {
  const { reviewId, endedAt } = reminder
  const [about] = yield* run(reviewForMail(tx, reviewId))
  if (!about || !isWithVendor(about.review.status)) return
  const [requester] = yield* run(staffForMail(tx, about.use.requesterId))
  if (!requester?.active) return
  const { invitationId } = mailPayloads.reminder.parse(reminder.payload)
  yield* run(
    insertMailOnce(tx, {
      // Named after the reminder, so that one reminder escalates once whatever is replayed.
      id: `${reminder.id}-escalation`,
      reviewId,
      kind: 'escalation',
      payload: { invitationId } satisfies MailPayload<'escalation'>,
      toName: requester.name,
      toEmail: requester.email,
      dueAt: new Date(endedAt.getTime() + DAY_MS),
      status: 'waiting',
      createdAt: now,
    }),
  )
}

/** For a vendor that stopped the reminders: the requester hears at the time it would have been over anyway. */
export function* escalateInstead(tx: Db, reviewId: string, now: Date): Work<void> {
  const mails = yield* run(mailsOfReview(tx, reviewId))
  const last = mails.find((mail) => mail.status === 'waiting' && isLastReminder(mail))
  if (last) yield* escalateAfter(tx, { ...last, reviewId, endedAt: last.dueAt }, now)
}
