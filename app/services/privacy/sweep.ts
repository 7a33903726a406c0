// Removes, once a day and whatever is set, what has an end of its own; gives temporary passwords that have none one.
import { appendAudit } from '../../../db/queries/audit'
import { endUnendingPasswords, sweep } from '../../../db/queries/sweep'
import { run } from '../../../db/store'
import type { AuditEvent } from '../../core/audit/events'
import { temporaryUntil } from '../../core/people/staff-link'
import { type SweptKind, sweptKindNames, sweptKinds } from '../../core/privacy/retention'
import type { Services } from '../context'

const DAY_MS = 86_400_000

/** Resolves to how many rows went, by kind; kinds of which nothing went are missing. */
export async function sweepLeftovers({
  store,
  clock,
  ids,
}: Pick<Services, 'store' | 'clock' | 'ids'>): Promise<{ kind: SweptKind; count: number }[]> {
  const at = clock.now()
  const runId = ids.id()
  return store.transact(function* (tx) {
    const swept: { kind: SweptKind; count: number }[] = []
    const events: AuditEvent[] = []
    for (const kind of sweptKindNames) {
      const { label, days } = sweptKinds[kind]
      const gone = yield* run(sweep[kind](tx, new Date(at.getTime() - days * DAY_MS)))
      if (gone.length === 0) continue
      swept.push({ kind, count: gone.length })
      const payload = { what: label, rows: gone.length, auditValues: 0, reviews: [], runId }
      events.push({ kind: 'kept data removed', reviewId: null, payload })
    }
    const ended = yield* run(endUnendingPasswords(tx, temporaryUntil(at)))
    if (ended.length > 0) {
      const payload = { passwords: ended.length }
      events.push({ kind: 'temporary passwords given an end', reviewId: null, payload })
    }
    if (events.length > 0) yield* appendAudit(tx, { at, actor: 'job' }, events)
    return swept
  })
}
