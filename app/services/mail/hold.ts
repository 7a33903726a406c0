// Whether mail is held since a restore, and letting it go.
import { appendAudit } from '../../../db/queries/audit'
import { removeSetting, settingByKey } from '../../../db/queries/people'
import { countWaitingMail } from '../../../db/queries/restore'
import { run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { HOLD_KEY, type MailHold, mailHold } from '../../core/mail/hold'
import type { Services } from '../context'

/** Null where mail goes out as usual. */
export async function heldSince({ store }: Pick<Services, 'store'>): Promise<MailHold | null> {
  const [row] = await settingByKey(store.db, HOLD_KEY)
  return row ? mailHold.parse(row.value) : null
}

export type MailReleased = { ok: true } | { ok: false; reason: 'not allowed' }

/** From here on what waits goes out when it is due. Releasing it twice changes nothing. */
export async function releaseMail(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
): Promise<MailReleased> {
  if (!allows(staff, 'outbox.retry')) return { ok: false, reason: 'not allowed' }
  const at = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    const removed = yield* run(removeSetting(tx, HOLD_KEY))
    if (removed.length === 0) return { ok: true } as const
    const waiting = yield* run(countWaitingMail(tx))
    yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, [
      { kind: 'mail released', reviewId: null, payload: { waiting: waiting.length } },
    ])
    return { ok: true } as const
  })
}
