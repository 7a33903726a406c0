// Owes a mail to every colleague whose move it now is.
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

/** To whoever judges answers: some have come in. */
export const tellReviewers = (tx: Db, telling: Telling): Work<void> =>
  tell(tx, telling, {
    mail: { kind: 'arrived', payload: { reviewId: telling.reviewId } },
    whom: (staff) => allows(staff, 'answers.judge'),
  })

/** To whoever may say the last word on this very proposal. */
export const tellApprovers = (
  tx: Db,
  telling: Telling,
  proposed: { id: string; byId: string; decision: Decision; people: DecisionPeople },
): Work<void> =>
  tell(tx, telling, {
    mail: {
      kind: 'proposed',
      payload: { reviewId: telling.reviewId, proposalId: proposed.id },
    },
    whom: (staff) => refusalToApprove(staff, proposed, proposed.people) === null,
  })

function* tell(
  tx: Db,
  { reviewId, ids, at }: Telling,
  { mail, whom }: { mail: StaffMail; whom: (staff: Pick<Staff, 'id' | 'roles'>) => boolean },
): Work<void> {
  for (const user of yield* run(allUsers(tx))) {
    const roles = staffRoleSchema.array().parse(user.roles)
    if (!user.active || !whom({ id: user.id, roles })) continue
    const to = { toName: user.name, toEmail: user.email }
    const row = { id: ids.id(), reviewId, ...mail, ...to, status: 'waiting' as const }
    yield* run(addOutboxMail(tx, { ...row, dueAt: at, createdAt: at }))
  }
}
