// Owes a mail about somebody's own account: a link, or word of what was changed.
import { addOutboxMail } from '../../../db/queries/judgement'
import type { UserRow } from '../../../db/queries/people'
import { type Db, run, type Work } from '../../../db/store'
import type { AccountMail } from '../../core/mail/payload'
import type { Services } from '../context'

type Context = Pick<Services, 'ids' | 'mailer'>

/** Without a mail server none is owed: it would be read for news long after it was. */
export function* tellAccount(
  tx: Db,
  { ids, mailer }: Context,
  { user, mail, at }: { user: Pick<UserRow, 'name' | 'email'>; mail: AccountMail; at: Date },
): Work<void> {
  if (mailer === null) return
  yield* run(
    addOutboxMail(tx, {
      id: ids.id(),
      reviewId: null,
      ...mail,
      toName: user.name,
      toEmail: user.email,
      status: 'waiting',
      dueAt: at,
      createdAt: at,
    }),
  )
}
