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

/** Whether the vendor can be nudged now, and whom the mail would go to; a refusal says what to do instead. */
export function* mayNudge(
  db: Db,
  { reviewId, invitationId, at }: Pick<Nudge, 'reviewId' | 'invitationId' | 'at'>,
): Work<{ ok: true; contact: { name: string; email: string } } | Refusal> {
  const [about] = yield* run(reviewForMail(db, reviewId))
  const [invitation] = yield* run(invitationForMail(db, invitationId))
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
  const asked = yield* run(mailsOfReview(db, reviewId))
  const unreached = notReached(asked, review.openedAt)
  if (unreached !== null) return notNow(unreached)
  const refused = tooMany(asked, at)
  return refused === null ? { ok: true, contact } : notNow(`${refused} ${yourself}`)
}

/** The caller records the event. */
export function* queueNudge(tx: Db, nudge: Nudge): Work<{ ok: true; outboxId: string } | Refusal> {
  const may = yield* mayNudge(tx, nudge)
  if (!may.ok) return may
  const { reviewId, invitationId, text, byId, at } = nudge
  const outboxId = `nudge-${invitationId}-${at.getTime()}`
  const payload = { invitationId, text, byId }
  const to = { toName: may.contact.name, toEmail: may.contact.email }
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

/** Asking again makes no sense where the last mail came back, or where none has left so far. */
function notReached(asked: Asked, openedAt: Date | null): string | null {
  const settled = asked
    .filter(({ status }) => status === 'sent' || status === 'failed')
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
  if (settled.at(-1)?.status === 'failed') {
    return 'The last mail to this vendor bounced. Check the address and invite them anew.'
  }
  const waits = asked.some(({ kind, status }) => kind === 'invitation' && status === 'waiting')
  return waits && openedAt === null
    ? 'The invitation has not gone out so far. Hand over the link and a code, or look at the outbox.'
    : null
}
