// Takes a waiting mail out of the outbox by hand: what went out before a restore is not sent again.
import { appendAudit } from '../../../db/queries/audit'
import { settleMail } from '../../../db/queries/delivery'
import { mailById } from '../../../db/queries/outbox'
import { run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { Services } from '../context'

export type MailDropped =
  | { ok: true }
  | { ok: false; reason: 'not allowed' | 'no such mail' | 'not waiting' }

export async function dropMail(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  outboxId: string,
): Promise<MailDropped> {
  if (!allows(staff, 'outbox.retry')) return { ok: false, reason: 'not allowed' }
  const at = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    const [mail] = yield* run(mailById(tx, outboxId))
    if (mail === undefined) return { ok: false, reason: 'no such mail' } as const
    // One that a job is just sending keeps its lease and ends as it ends.
    if (mail.claimedUntil && mail.claimedUntil > at) {
      return { ok: false, reason: 'not waiting' } as const
    }
    const because = `${staff.name} took it out of the outbox`
    const end = { status: 'cancelled' as const, lastError: `Not sent: ${because}` }
    const dropped = yield* run(settleMail(tx, { id: outboxId, lease: null }, end))
    if (dropped.length === 0) return { ok: false, reason: 'not waiting' } as const
    const payload = { outboxId, kind: mail.kind, because: 'taken out of the outbox by hand' }
    yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, [
      { kind: 'mail cancelled', reviewId: mail.reviewId, payload },
    ])
    return { ok: true } as const
  })
}
