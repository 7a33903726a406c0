// Says by hand that a mail which left us came back: the portal has no mailbox and reads no bounces.
import { appendAudit } from '../../../db/queries/audit'
import { mailById, markMailBounced } from '../../../db/queries/outbox'
import { run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { Services } from '../context'

export type MailBounced =
  | { ok: true }
  | { ok: false; reason: 'not allowed' | 'no such mail' | 'not sent' }

/** From then on it counts as failed: on the review, in "Waiting on", among what can be handed over or tried again. */
export async function markBounced(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  outboxId: string,
): Promise<MailBounced> {
  if (!allows(staff, 'outbox.retry')) return { ok: false, reason: 'not allowed' }
  const at = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    const [mail] = yield* run(mailById(tx, outboxId))
    if (mail === undefined) return { ok: false, reason: 'no such mail' } as const
    const said = `Bounced: ${staff.name} says that it came back`
    const marked = yield* run(markMailBounced(tx, outboxId, said))
    if (marked.length === 0) return { ok: false, reason: 'not sent' } as const
    const payload = { outboxId, kind: mail.kind }
    yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, [
      { kind: 'mail bounced', reviewId: mail.reviewId, payload },
    ])
    return { ok: true } as const
  })
}
