// Ends the reminders of one invitation for good, for whoever holds its link: no code is asked to be left alone.
import { appendAudit } from '../../../db/queries/audit'
import { stopReminders } from '../../../db/queries/door'
import { cancelReminders } from '../../../db/queries/respond'
import { run } from '../../../db/store'
import type { Services } from '../context'
import { escalateInstead } from '../mail/escalate'
import { findDoor } from './find-door'

export type RemindersStopped = { ok: true } | { ok: false; reason: 'unknown' }

/** Stopping twice is stopping once. A link that has run out may still stop what it started. */
export async function stopRemindersOf(
  ctx: Pick<Services, 'store' | 'clock' | 'secrets'>,
  token: string,
): Promise<RemindersStopped> {
  const found = await findDoor(ctx, token)
  if (!('door' in found)) return { ok: false, reason: 'unknown' }
  const { invitationId, reviewId } = found.door
  const now = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    const stopped = yield* run(stopReminders(tx, invitationId, now))
    if (stopped.length === 0) return { ok: true } as const
    yield* escalateInstead(tx, reviewId, now)
    yield* run(cancelReminders(tx, { reviewId, invitationId }, 'the vendor stopped the reminders'))
    yield* appendAudit(tx, { at: now, actor: `respondent:${invitationId}` }, [
      { kind: 'reminders stopped', reviewId, payload: { invitationId } },
    ])
    return { ok: true } as const
  })
}
