// Keeps what a vendor says to contradictions between its answers, each only over the revision that its page had seen.
import { appendAudit, sha256 } from '../../../db/queries/audit'
import { insertExplanation, updateExplanation } from '../../../db/queries/explanations'
import type { RespondentScope } from '../../../db/queries/respond'
import { markActivity } from '../../../db/queries/respond'
import { type Db, run, type Work } from '../../../db/store'
import type { AuditEvent } from '../../core/audit/events'
import type { ExplanationsInput } from '../../core/respond/explanations'
import { answersHash, checkModel } from '../../core/respond/submission'
import { isWithVendor } from '../../core/review/lifecycle'
import { questionnaireInScope, type RespondContext, vendorReview } from './vendor-review'

export type Explained =
  /** Hash of the answers with the explanations kept. `changed`: the answers were not those of the page. */
  | { ok: true; hash: string; changed: boolean }
  /** By contradiction, what a colleague wrote since; nothing of theirs was overwritten, the others were kept. */
  | { ok: false; reason: 'conflict'; theirs: Record<string, string> }
  | { ok: false; reason: 'not with vendor' }
  /** Vouching for all answers is the lead's, and so is what does not go together in them. */
  | { ok: false; reason: 'not the lead' }

/** Explanations of what does not stand any more are left alone: an answer changed, so nobody needs them. */
export async function explainContradictions(
  ctx: RespondContext,
  scope: RespondentScope,
  input: ExplanationsInput,
): Promise<Explained> {
  const questionnaire = await questionnaireInScope(ctx, scope)
  const at = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    const review = yield* vendorReview(tx, scope, questionnaire, at)
    if (!isWithVendor(review.row.status)) return { ok: false, reason: 'not with vendor' } as const
    if (review.row.part !== null) return { ok: false, reason: 'not the lead' } as const
    const changed = answersHash(review, sha256) !== input.of
    const theirs: Record<string, string> = {}
    const events: AuditEvent[] = []
    for (const standing of checkModel(review).contradictions) {
      const said = input.explanation[standing.id]
      if (!said || said.text === standing.explanation) continue
      if (said.revision !== standing.revision) theirs[standing.id] = standing.explanation
      else events.push(yield* keep(tx, scope, standing, { text: said.text, at }))
    }
    if (events.length > 0) {
      yield* run(markActivity(tx, scope, { now: at, status: review.row.status }))
      yield* appendAudit(tx, { at, actor: `respondent:${scope.invitationId}` }, events)
    }
    if (Object.keys(theirs).length > 0) return { ok: false, reason: 'conflict', theirs } as const
    const after = yield* vendorReview(tx, scope, questionnaire, at)
    return { ok: true, hash: answersHash(after, sha256), changed } as const
  })
}

function* keep(
  tx: Db,
  scope: RespondentScope,
  { id, revision }: { id: string; revision: number },
  { text, at }: { text: string; at: Date },
): Work<AuditEvent> {
  const row = { contradiction: id, text, at }
  if (revision === 0) yield* run(insertExplanation(tx, scope, row))
  else {
    const written = yield* run(updateExplanation(tx, scope, { ...row, revision }))
    if (written.length === 0) throw new Error('An explanation moved within its own transaction')
  }
  const payload = { contradiction: id, revision: revision + 1, textHash: sha256(text) }
  return { kind: 'contradiction explained', reviewId: scope.reviewId, payload }
}
