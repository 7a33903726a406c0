// The frame of what a reviewer says of one piece of evidence: only in review, and only on what was on the page.
import type { Db, Work } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { AuditEvent } from '../../core/audit/events'
import { type EvidenceRow, everyEvidence } from './every-evidence'
import { openProposalBlocks } from './open-proposal'
import { notFound, notNow, type Refusal, stale } from './refusal'
import { changeCase, type JudgementContext } from './with-review'

export interface AboutEvidence {
  number: number
  evidenceId: string
  /** Of the evidence as the reviewer saw it. */
  revision: number
}

interface Judging {
  tx: Db
  reviewId: string
  at: Date
}

type Said = { ok: true; event: AuditEvent } | Refusal

export const changeEvidence = (
  ctx: Pick<JudgementContext, 'store' | 'clock'>,
  staff: Staff,
  { number, evidenceId, revision }: AboutEvidence,
  say: (piece: EvidenceRow, judging: Judging) => Work<Said>,
) =>
  changeCase(ctx, staff, { number, action: 'answers.judge' }, function* (tx, { review }, at) {
    if (review.status !== 'in review') {
      return notNow(`This review is ${review.status}: evidence is judged while it is in review.`)
    }
    const blocked = yield* openProposalBlocks(tx, review.id)
    if (blocked) return blocked
    const pieces = yield* everyEvidence(tx, review.id)
    const found = pieces.find(({ id }) => id === evidenceId)
    if (!found || found.removedAt !== null) return notFound()
    if (found.revision !== revision) {
      return stale(
        'Somebody said something on this evidence after you opened it. It is shown now: read it, then send yours again.',
      )
    }
    const said = yield* say(found, { tx, reviewId: review.id, at })
    return said.ok ? { ok: true as const, result: null, events: [said.event] } : said
  })
