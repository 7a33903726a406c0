// The frame of every change to a review by staff: find it, ask the policy, change it, record it, in one transaction.
import { appendAudit } from '../../../db/queries/audit'
import { reviewByNumber } from '../../../db/queries/reviews'
import { type Db, run, type Work } from '../../../db/store'
import { type Action, allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { AuditEvent } from '../../core/audit/events'
import type { CompiledQuestionnaire } from '../../core/questionnaire/compile'
import type { Services } from '../context'
import { notAllowed, notFound, type Refusal } from './refusal'

export type JudgementContext = Pick<Services, 'store' | 'clock' | 'ids' | 'questionnaires'>

/** The review's row with the rows that it is about. */
export type CaseRow = Awaited<ReturnType<typeof reviewByNumber>>[number]

/** What a change gives back: its result and what is told to the audit log. */
export type Change<Result> = { ok: true; result: Result; events: AuditEvent[] } | Refusal

/** Runs `change` on the review with this number, if the policy grants `action`; its events are recorded with it. */
export function changeCase<Result>(
  ctx: Pick<JudgementContext, 'store' | 'clock'>,
  staff: Staff,
  about: { number: number; action: Action },
  change: (tx: Db, row: CaseRow, at: Date) => Work<Change<Result>>,
): Promise<{ ok: true; result: Result } | Refusal> {
  const at = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    // Asked before looking: somebody without the role learns nothing about which numbers exist.
    if (!allows(staff, about.action)) return notAllowed()
    const [row] = yield* run(reviewByNumber(tx, about.number))
    if (!row) return notFound()
    const changed = yield* change(tx, row, at)
    if (!changed.ok) return changed
    yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, changed.events)
    return { ok: true as const, result: changed.result }
  })
}

/** The definition that a review froze. Read before the transaction: a frozen definition never changes. */
export async function frozenQuestionnaire(
  { store, questionnaires }: Pick<Services, 'store' | 'questionnaires'>,
  number: number,
): Promise<CompiledQuestionnaire | null> {
  const [row] = await reviewByNumber(store.db, number)
  return row ? questionnaires.frozen(row.review) : null
}
