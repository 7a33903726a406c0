// Replies to what a vendor asked, or says why an answer is not re-opened: sent at once, and the review stays as it is.
import { addClarification, clarificationsOf } from '../../../db/queries/clarifications'
import { addOutboxMail } from '../../../db/queries/judgement'
import { respondentByInvitation } from '../../../db/queries/mail-subject'
import { type Db, run, type Work } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { ReplyInput } from '../../core/clarify/input'
import { waitingForUs } from '../../core/clarify/thread'
import { isOpen } from '../../core/review/lifecycle'
import { notAllowed, notNow } from '../judgement/refusal'
import { type CaseRow, changeCase, type JudgementContext } from '../judgement/with-review'

type Context = Pick<JudgementContext, 'store' | 'clock' | 'ids'>

export function replyToVendor(
  ctx: Context,
  staff: Staff,
  number: number,
  { questionId, text }: ReplyInput,
) {
  const id = ctx.ids.id()
  const mailId = ctx.ids.id()
  const about = { number, action: 'clarification.reply' } as const
  return changeCase(ctx, staff, about, function* (tx, row, at) {
    const { review } = row
    if (!isOpen(review.status)) return notNow(`This review is ${review.status}.`)
    const waiting = waitingForUs(yield* run(clarificationsOf(tx, review.id))).filter(
      (asked) => asked.questionId === questionId,
    )
    const last = waiting.at(-1)
    if (!last) return notNow(`Nothing that the vendor asked about ${questionId} waits for a reply.`)
    // Whether a submitted answer re-opens is a reviewer's word, also when it is no.
    const declines = waiting.some(({ kind }) => kind === 'amendment')
    if (declines && !allows(staff, 'clarification.send')) return notAllowed()
    const message = { id, reviewId: review.id, questionId, text, byId: staff.id, at, sentAt: at }
    yield* run(addClarification(tx, { ...message, side: 'reviewer', kind: 'reply' }))
    yield* mailTo(tx, row, { mailId, clarificationId: id, invitationId: last.invitationId, at })
    const payload = { questionId, clarificationId: id }
    return {
      ok: true as const,
      result: null,
      events: [{ kind: 'vendor replied to' as const, reviewId: review.id, payload }],
    }
  })
}

interface ReplyMail {
  mailId: string
  clarificationId: string
  invitationId: string | null
  at: Date
}

/** To whoever asked; nothing where that person is no longer known. */
function* mailTo(
  tx: Db,
  { review }: CaseRow,
  { mailId, clarificationId, invitationId, at }: ReplyMail,
): Work<void> {
  if (invitationId === null) return
  const [asker] = yield* run(respondentByInvitation(tx, invitationId))
  if (!asker) return
  yield* run(
    addOutboxMail(tx, {
      id: mailId,
      reviewId: review.id,
      kind: 'reply',
      payload: { invitationId, clarificationId },
      toName: asker.name,
      toEmail: asker.email,
      dueAt: at,
      status: 'waiting',
      createdAt: at,
    }),
  )
}
