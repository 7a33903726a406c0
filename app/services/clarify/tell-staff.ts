// Mails staff about what a vendor said: whoever launched the review, and the reviewers who work on it.
import {
  activeUsers,
  reviewersAtWork,
  reviewForStaffMail,
} from '../../../db/queries/clarification-mail'
import { addOutboxMail } from '../../../db/queries/judgement'
import { type Db, run, type Work } from '../../../db/store'
import type { MailPayload } from '../../core/mail/payload'
import type { Services } from '../context'

export interface Telling {
  reviewId: string
  /** question: asked while answering, or to amend · answered: what came back was sent back. */
  kind: 'question' | 'answered'
  messageIds: string[]
  ids: Services['ids']
  at: Date
}

/** While no reviewer has begun, every reviewer hears of what only a reviewer can answer. */
export function* tellStaff(tx: Db, { reviewId, kind, messageIds, ids, at }: Telling): Work<void> {
  const [review] = yield* run(reviewForStaffMail(tx, reviewId))
  if (!review) throw new Error(`No review ${reviewId}`)
  const users = yield* run(activeUsers(tx))
  const atWork = new Set((yield* run(reviewersAtWork(tx, reviewId))).map(({ byId }) => byId))
  const reviewers = users.filter(({ roles }) => roles.includes('reviewer'))
  const involved = reviewers.filter(({ id }) => atWork.has(id))
  const told = new Set([
    ...users.filter(({ id }) => id === review.launchedById),
    ...(involved.length > 0 ? involved : reviewers),
  ])
  const payload = { reviewId, messageIds } satisfies MailPayload<'question'>
  for (const { name, email } of told) {
    yield* run(
      addOutboxMail(tx, {
        id: ids.id(),
        reviewId,
        kind,
        payload,
        toName: name,
        toEmail: email,
        dueAt: at,
        status: 'waiting',
        createdAt: at,
      }),
    )
  }
}
