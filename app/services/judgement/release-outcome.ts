// Tells the vendor how its review ended: a person's act with a mail, never a consequence of deciding.
import { addOutboxMail } from '../../../db/queries/judgement'
import { changeReview, invitationsOfReview } from '../../../db/queries/reviews'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import { DECISION_WORDS } from '../../core/report/words'
import { notNow, stale } from './refusal'
import { changeCase, type JudgementContext } from './with-review'

/** Decision, last day and the conditions that bind the vendor; scores, verdicts and reasons stay inside. */
export const releaseOutcome = (
  ctx: Pick<JudgementContext, 'store' | 'clock' | 'ids'>,
  staff: Staff,
  number: number,
) =>
  changeCase(ctx, staff, { number, action: 'outcome.release' }, function* (tx, row, at) {
    const { review, contact } = row
    if (review.decision === null) return notNow('Nothing is decided yet.')
    if (review.outcomeReleasedAt !== null) return notNow('The vendor has been told already.')
    const invitations = yield* run(invitationsOfReview(tx, review.id))
    const open = invitations.findLast(
      ({ revokedAt, expiresAt }) => revokedAt === null && expiresAt > at,
    )
    if (!open) {
      return notNow(`The vendor’s link opens no more. Write to ${contact.name}, ${contact.email}.`)
    }
    const released = { outcomeReleasedAt: at, outcomeReleasedById: staff.id }
    const changed = yield* run(changeReview(tx, review, released))
    if (changed.length === 0) return stale('Somebody changed this review in between.')
    yield* run(
      addOutboxMail(tx, {
        id: ctx.ids.id(),
        reviewId: review.id,
        kind: 'released',
        payload: { invitationId: open.id },
        toName: contact.name,
        toEmail: contact.email,
        dueAt: at,
        status: 'waiting',
        createdAt: at,
      }),
    )
    const payload = { decision: DECISION_WORDS[review.decision] }
    return {
      ok: true as const,
      result: null,
      events: [{ kind: 'outcome released' as const, reviewId: review.id, payload }],
    }
  })
