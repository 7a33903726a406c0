// Invites another person at the vendor, or the same one again: a new link, and the one before opens nothing any more.
import { cancelWaitingMail, insertMail } from '../../../db/queries/outbox'
import {
  changeReview,
  insertInvitation,
  revokeLeadInvitations,
  revokeRespondentSessions,
} from '../../../db/queries/reviews'
import { type Db, run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import { lastDayOfLink } from '../../core/review/due-date'
import type { InviteAnewInput } from '../../core/review/launch-input'
import { isWithVendor } from '../../core/review/lifecycle'
import { dateIn, endOfDay } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { notNow, stale } from '../judgement/refusal'
import { changeCase } from '../judgement/with-review'
import { loadOrganisation } from '../organisation/read-organisation'
import { findOrCreateContact } from '../vendors/find-or-create'
import { invitationMail, reminderMails } from './launch-mail'

type Context = Pick<Services, 'store' | 'clock' | 'ids' | 'secrets'>

/** What was answered stays, and so do the colleagues who were given parts. */
export function inviteAnew(
  ctx: Context,
  staff: Staff,
  { number, contact, reason }: InviteAnewInput & { number: number },
) {
  const invitationId = ctx.ids.id()
  const token = ctx.secrets.deriveToken('invitation', invitationId)
  const tokenHash = ctx.secrets.hash('invitation', token)
  const about = { number, action: 'review.handOver' } as const
  return changeCase(ctx, staff, about, function* (tx, { review, vendor }, at) {
    if (!isWithVendor(review.status)) {
      return notNow(`This review is ${review.status}: nobody is asked for answers now.`)
    }
    const { timeZone } = yield* loadOrganisation(tx)
    const making = { ids: ctx.ids, at, actor: `user:${staff.id}` as const }
    const found = yield* findOrCreateContact(tx, making, { ...contact, vendorId: vendor.id })
    const changed = yield* run(changeReview(tx, review, { contactId: found.id }))
    if (changed.length === 0) return stale('Somebody changed this review in between.')
    yield* withdraw(tx, review.id, at)
    const lastDay = lastDayOfLink(review.dueOn, dateIn(timeZone, at))
    const expiresAt = endOfDay(lastDay, timeZone)
    const row = { id: invitationId, reviewId: review.id, contactId: found.id, tokenHash }
    yield* run(insertInvitation(tx, { ...row, createdAt: at, expiresAt }))
    const { dueOn } = review
    const mail = { ids: ctx.ids, reviewId: review.id, invitationId, contact, at, timeZone, dueOn }
    yield* run(insertMail(tx, [invitationMail(mail), ...reminderMails(mail)]))
    const payload = { invitationId, contactId: found.id, reason }
    return {
      ok: true as const,
      result: null,
      events: [{ kind: 'invited anew' as const, reviewId: review.id, payload }],
    }
  })
}

function* withdraw(tx: Db, reviewId: string, at: Date) {
  const kinds = ['invitation', 'reminder']
  yield* run(cancelWaitingMail(tx, { reviewId, kinds }, 'Not sent: somebody was invited anew'))
  const withdrawn = yield* run(revokeLeadInvitations(tx, reviewId, at))
  const ids = withdrawn.map(({ id }) => id)
  if (ids.length > 0) yield* run(revokeRespondentSessions(tx, ids, at))
}
