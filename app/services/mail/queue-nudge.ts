// Owes a vendor a nudge: a person's own words, within the mails that one review may cost its vendor.
import { insertMailOnce, mailsOfReview } from '../../../db/queries/delivery'
import { invitationForMail, reviewForMail } from '../../../db/queries/mail-subject'
import { type Db, run, type Work } from '../../../db/store'
import { MOST_MAILS_A_REVIEW } from '../../core/mail/rules'
import { isWithVendor } from '../../core/review/lifecycle'
import { notFound, notNow, type Refusal } from '../judgement/refusal'

export interface Nudge {
  reviewId: string
  invitationId: string
  /** May be empty: then the mail says what a reminder says. */
  text: string
  byId: string
  at: Date
}

const HOUR_MS = 60 * 60 * 1000
/** So that a second click, or a colleague's, does not ask the vendor twice. */
const BETWEEN_NUDGES_MS = 20 * HOUR_MS

/** The caller records the event; a refusal says what to do instead. */
export function* queueNudge(tx: Db, nudge: Nudge): Work<{ ok: true; outboxId: string } | Refusal> {
  const { reviewId, invitationId, text, byId, at } = nudge
  const [about] = yield* run(reviewForMail(tx, reviewId))
  const [invitation] = yield* run(invitationForMail(tx, invitationId))
  if (!about || invitation?.reviewId !== reviewId) return notFound()
  const { review, contact } = about
  const yourself = `Write to ${contact.name}, ${contact.email}, yourself.`
  if (!isWithVendor(review.status)) {
    return notNow(
      `This review is ${review.status}: nobody at the vendor is asked for anything now.`,
    )
  }
  if (invitation.revokedAt !== null || invitation.expiresAt <= at) {
    return notNow('The vendor’s link opens no more. Invite them anew.')
  }
  if (invitation.stopRemindersAt !== null) {
    return notNow(`${contact.name} stopped the reminders. ${yourself}`)
  }
  const asked = yield* run(mailsOfReview(tx, reviewId))
  const refused = tooMany(asked, at)
  if (refused !== null) return notNow(`${refused} ${yourself}`)
  const outboxId = `nudge-${invitationId}-${at.getTime()}`
  const payload = { invitationId, text, byId }
  const to = { toName: contact.name, toEmail: contact.email }
  const row = { id: outboxId, reviewId, kind: 'nudge', payload, ...to, dueAt: at }
  yield* run(insertMailOnce(tx, { ...row, status: 'waiting', createdAt: at }))
  return { ok: true, outboxId }
}

type Asked = Awaited<ReturnType<typeof mailsOfReview>>

/** What has gone out counts, and what waits to; a reminder of a later day gives way to the nudge. */
function tooMany(asked: Asked, at: Date): string | null {
  const told = asked.filter(
    ({ kind, status }) => status === 'sent' || (status === 'waiting' && kind !== 'reminder'),
  )
  if (told.length >= MOST_MAILS_A_REVIEW) {
    return `${MOST_MAILS_A_REVIEW} mails have asked this vendor already, the most for one review.`
  }
  const last = told
    .filter(({ kind }) => kind === 'nudge')
    .map(({ sentAt, dueAt }) => (sentAt ?? dueAt).getTime())
  return last.some((time) => at.getTime() - time < BETWEEN_NUDGES_MS)
    ? 'They were nudged within the last day.'
    : null
}
