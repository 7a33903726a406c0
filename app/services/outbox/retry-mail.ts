// Puts a mail that failed back into the outbox, to be tried from the beginning.
import { appendAudit } from '../../../db/queries/audit'
import { mailById, requeueMail } from '../../../db/queries/outbox'
import { run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { Services } from '../context'

export type MailRetried =
  | { ok: true }
  | { ok: false; reason: 'not allowed' | 'no such mail' | 'not failed' }

/** Whether it still makes sense is judged when it goes out, as for every mail. */
export async function retryMail(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  outboxId: string,
): Promise<MailRetried> {
  if (!allows(staff, 'outbox.retry')) return { ok: false, reason: 'not allowed' }
  const at = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    const [mail] = yield* run(mailById(tx, outboxId))
    if (mail === undefined) return { ok: false, reason: 'no such mail' } as const
    const put = yield* run(requeueMail(tx, outboxId, at))
    if (put.length === 0) return { ok: false, reason: 'not failed' } as const
    const payload = { outboxId, kind: mail.kind }
    yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, [
      { kind: 'mail retried', reviewId: mail.reviewId, payload },
    ])
    return { ok: true } as const
  })
}
