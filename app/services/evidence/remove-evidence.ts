// Takes a file back out of the register, as long as nobody was told that it is there.
import { appendAudit } from '../../../db/queries/audit'
import { oneEvidenceInScope, removeEvidence } from '../../../db/queries/evidence'
import { markActivity, type RespondentScope, reviewInScope } from '../../../db/queries/respond'
import { run } from '../../../db/store'
import { isWithVendor } from '../../core/review/lifecycle'
import type { Services } from '../context'

export type Removed = { ok: true } | { ok: false; reason: 'not found' | 'submitted already' }

/** What was part of a submission stays, also while the review is back with the vendor: a reviewer may have relied on it. */
export async function removeEvidenceFile(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  scope: RespondentScope,
  evidenceId: string,
): Promise<Removed> {
  const at = clock.now()
  return store.transact(function* (tx) {
    const [review] = yield* run(reviewInScope(tx, scope))
    const [piece] = yield* run(oneEvidenceInScope(tx, scope, evidenceId))
    if (!review || !piece) return { ok: false, reason: 'not found' } as const
    if (!mayRemove(review, piece)) return { ok: false, reason: 'submitted already' } as const
    yield* run(removeEvidence(tx, scope, evidenceId, at))
    yield* run(markActivity(tx, scope, { now: at, status: review.status }))
    const payload = { evidenceId, sha256: piece.sha256 }
    yield* appendAudit(tx, { at, actor: `respondent:${scope.invitationId}` }, [
      { kind: 'evidence removed', reviewId: scope.reviewId, payload },
    ])
    return { ok: true } as const
  })
}

type Review = Awaited<ReturnType<typeof reviewInScope>>[number]

export function mayRemove(
  { status, submittedAt }: Pick<Review, 'status' | 'submittedAt'>,
  { uploadedAt }: { uploadedAt: Date },
): boolean {
  return isWithVendor(status) && (submittedAt === null || uploadedAt > submittedAt)
}
