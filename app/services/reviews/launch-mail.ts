// The outbox rows of a launched review: its invitation now, its reminders in the mornings around the due date.
import type { Db } from '../../../db/store'
import type { MailPayload } from '../../core/mail/payload'
import { dateIn, morningOf, type PlainDate } from '../../core/schedule/plain-date'
import { remindersFor } from '../../core/schedule/reminders'
import type { Ids } from '../../ports/ids'

type Mail = Db['t']['outbox']['$inferInsert']

export interface MailAbout {
  ids: Ids
  reviewId: string
  invitationId: string
  contact: { name: string; email: string }
  at: Date
  /** The organisation's zone: a day begins and ends there. */
  timeZone: string
  dueOn: PlainDate
}

export function invitationMail(about: MailAbout): Mail {
  const payload: MailPayload<'invitation'> = { invitationId: about.invitationId }
  return { ...rowOf(about), kind: 'invitation', payload, dueAt: about.at }
}

export function reminderMails(about: MailAbout): Mail[] {
  const today = dateIn(about.timeZone, about.at)
  return remindersFor(about.dueOn, today).map(({ on, offset }) => {
    const payload: MailPayload<'reminder'> = { invitationId: about.invitationId, offset }
    const dueAt = morningOf(on, about.timeZone)
    return { ...rowOf(about), kind: 'reminder', payload, dueAt }
  })
}

const rowOf = ({ ids, reviewId, contact, at }: MailAbout) => ({
  id: ids.id(),
  reviewId,
  toName: contact.name,
  toEmail: contact.email,
  status: 'waiting' as const,
  createdAt: at,
})
