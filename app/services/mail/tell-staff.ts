// Owes a mail to every colleague whose move it now is, or who wants to know what a vendor said.

import { reviewersAtWork, reviewForStaffMail } from '../../../db/queries/clarification-mail'
import { addOutboxMail } from '../../../db/queries/judgement'
import { allUsers } from '../../../db/queries/people'
import { type Db, run, type Work } from '../../../db/store'
import { allows } from '../../core/access/policy'
import { type Staff, staffRoleSchema } from '../../core/access/roles'
import { type DecisionPeople, refusalToApprove } from '../../core/judgement/decide'
import type { Decision } from '../../core/judgement/input'
import type { MailPayload } from '../../core/mail/payload'
import type { Services } from '../context'

interface Telling {
  reviewId: string
  ids: Services['ids']
  at: Date
}

type StaffMail =
  | { kind: 'arrived'; payload: MailPayload<'arrived'> }
  | { kind: 'proposed'; payload: MailPayload<'proposed'> }
  | { kind: 'question'; payload: MailPayload<'question'> }
  | { kind: 'answered'; payload: MailPayload<'answered'> }
  | { kind: 'change told'; payload: MailPayload<'change told'> }

export type Colleague = Pick<Staff, 'id' | 'roles' | 'name' | 'email'>

/** To whoever judges answers: some have come in. */
export function* tellReviewers(tx: Db, telling: Telling): Work<void> {
  const reviewers = (yield* colleagues(tx)).filter((staff) => allows(staff, 'answers.judge'))
  const payload = { reviewId: telling.reviewId }
  yield* owe(tx, telling, { kind: 'arrived', payload }, reviewers)
}

/** To whoever may say the last word on this very proposal. */
export function* tellApprovers(
  tx: Db,
  telling: Telling,
  proposed: { id: string; byId: string; decision: Decision; people: DecisionPeople },
): Work<void> {
  const approvers = (yield* colleagues(tx)).filter(
    (staff) => refusalToApprove(staff, proposed, proposed.people) === null,
  )
  const payload = { reviewId: telling.reviewId, proposalId: proposed.id }
  yield* owe(tx, telling, { kind: 'proposed', payload }, approvers)
}

/**
 * To whoever looks after the review and the reviewers who work on it. While none has begun, every reviewer
 * hears of what only a reviewer can answer.
 */
export function* tellInvolved(
  tx: Db,
  telling: Telling,
  /** question: asked while answering, or to amend · answered: what came back was sent back · or a change. */
  said: { kind: 'question' | 'answered'; messageIds: string[] } | { changeId: string },
): Work<void> {
  const { reviewId } = telling
  const [review] = yield* run(reviewForStaffMail(tx, reviewId))
  if (!review) throw new Error(`No review ${reviewId}`)
  const everybody = yield* colleagues(tx)
  const atWork = new Set((yield* run(reviewersAtWork(tx, reviewId))).map(({ byId }) => byId))
  const reviewers = everybody.filter((staff) => allows(staff, 'answers.judge'))
  const involved = reviewers.filter(({ id }) => atWork.has(id))
  const told = new Set([
    ...everybody.filter(({ id }) => id === review.caretakerId),
    ...(involved.length > 0 ? involved : reviewers),
  ])
  yield* owe(tx, telling, mailOf(reviewId, said), [...told])
}

function mailOf(
  reviewId: string,
  said: { kind: 'question' | 'answered'; messageIds: string[] } | { changeId: string },
): StaffMail {
  if ('changeId' in said) {
    return { kind: 'change told', payload: { reviewId, changeId: said.changeId } }
  }
  return { kind: said.kind, payload: { reviewId, messageIds: said.messageIds } }
}

/** Who may sign in. */
export function* colleagues(tx: Db): Work<Colleague[]> {
  const users = yield* run(allUsers(tx))
  return users
    .filter(({ active }) => active)
    .map(({ id, name, email, roles }) => ({
      id,
      name,
      email,
      roles: staffRoleSchema.array().parse(roles),
    }))
}

function* owe(
  tx: Db,
  { reviewId, ids, at }: Telling,
  mail: StaffMail,
  people: readonly Colleague[],
): Work<void> {
  for (const { name, email } of people) {
    const to = { toName: name, toEmail: email }
    const row = { id: ids.id(), reviewId, ...mail, ...to, status: 'waiting' as const }
    yield* run(addOutboxMail(tx, { ...row, dueAt: at, createdAt: at }))
  }
}
