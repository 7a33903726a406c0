// The frame of every change to one finding: only on what its reviewer read, with who changed it otherwise.
import { auditOfReviewKinds } from '../../../db/queries/audit'
import { changeFinding, findingsOf } from '../../../db/queries/findings'
import { staffNames } from '../../../db/queries/judgement'
import { type Db, run, type Work } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { AuditEvent } from '../../core/audit/events'
import { differenceWords } from '../../core/findings/difference'
import type { FindingContent } from '../../core/findings/input'
import { findingLabel } from '../../core/findings/view'
import type { FindingRow } from '../report/compose/ground'
import { findingKinds, findingOf } from './finding-history'
import { notFound, type Refusal, stale } from './refusal'
import { changeCase, type JudgementContext } from './with-review'

export interface AboutFinding {
  number: number
  finding: number
  /** Of the finding as it was read. */
  revision: number
}

interface Changing {
  tx: Db
  reviewId: string
  at: Date
}

interface Wish {
  /** What was typed over it, to say what differs from it; null where nothing of it is changed. */
  typed: FindingContent | null
  change: (found: FindingRow, changing: Changing) => Work<Changed>
}

type Changed =
  | { ok: true; change: Parameters<typeof changeFinding>[2]; event: AuditEvent }
  | Refusal

export const withFinding = (
  ctx: Pick<JudgementContext, 'store' | 'clock'>,
  staff: Staff,
  { number, finding, revision }: AboutFinding,
  { typed, change }: Wish,
) =>
  changeCase(ctx, staff, { number, action: 'finding.manage' }, function* (tx, { review }, at) {
    const findings = yield* run(findingsOf(tx, review.id))
    const found = findings.find((each) => each.number === finding)
    if (!found) return notFound()
    if (found.revision !== revision) return yield* changedMeanwhile(tx, found, typed)
    const changed = yield* change(found, { tx, reviewId: review.id, at })
    if (!changed.ok) return changed
    const read = { reviewId: review.id, id: found.id, revision }
    yield* run(changeFinding(tx, read, changed.change))
    return { ok: true as const, result: finding, events: [changed.event] }
  })

/** Who was faster, and what the finding says now where that is not what was typed. */
function* changedMeanwhile(tx: Db, found: FindingRow, typed: FindingContent | null) {
  const events = yield* run(auditOfReviewKinds(tx, found.reviewId, findingKinds))
  const last = events.findLast((event) => findingOf(event) === found.number)
  const people = yield* run(staffNames(tx))
  const who = people.find(({ id }) => last?.actor === `user:${id}`)?.name ?? 'Somebody'
  const difference = typed === null ? '' : differenceWords(found, typed)
  const state = [`it is ${found.status}`, difference].filter((words) => words !== '').join('; ')
  return stale(
    `${who} changed ${findingLabel(found.number)} after you opened it: ${state}. What you typed is still below: send it again to put it in place.`,
  )
}
