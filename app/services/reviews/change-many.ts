// The frame of a change to many reviews at once: each is asked for itself, and what one refuses stops no other.
import { appendAudit } from '../../../db/queries/audit'
import { reviewByNumber } from '../../../db/queries/reviews'
import { type Db, run, type Work } from '../../../db/store'
import { type Action, allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { AuditEvent } from '../../core/audit/events'
import type { Services } from '../context'
import { notAllowed, type Refusal } from '../judgement/refusal'
import type { CaseRow } from '../judgement/with-review'

export interface ManyChanged {
  ok: true
  /** Numbers of those that were changed. */
  done: number[]
  refused: { number: number; sentence: string }[]
}

export type OneChange = { ok: true; events: AuditEvent[] } | Pick<Refusal, 'ok' | 'sentence'>

/** A refusal of one comes before anything of it is written. */
export function changeMany(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  about: { numbers: readonly number[]; action: Action },
  change: (tx: Db, row: CaseRow, at: Date) => Work<OneChange>,
): Promise<ManyChanged | Refusal> {
  const at = clock.now()
  return store.transact(function* (tx) {
    if (!allows(staff, about.action)) return notAllowed()
    const changed: ManyChanged = { ok: true, done: [], refused: [] }
    for (const number of about.numbers) {
      const [row] = yield* run(reviewByNumber(tx, number))
      const one: OneChange = row
        ? yield* change(tx, row, at)
        : { ok: false, sentence: 'There is no such review.' }
      if (one.ok) {
        yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, one.events)
        changed.done.push(number)
      } else {
        changed.refused.push({ number, sentence: one.sentence })
      }
    }
    return changed
  })
}
