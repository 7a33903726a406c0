// Takes a file back out of the register, as long as nobody was told that it is there.
import { appendAudit } from '../../../db/queries/audit'
import { type PieceInScope, removeEvidence } from '../../../db/queries/evidence'
import { markActivity, type RespondentScope, type ReviewInScope } from '../../../db/queries/respond'
import { run } from '../../../db/store'
import { isWithVendor } from '../../core/review/lifecycle'
import type { Services } from '../context'
import { ownPiece } from './own-piece'

export type Removed = { ok: true } | { ok: false; reason: 'not found' | 'submitted already' }

/** What was part of a submission stays, also while the review is back with the vendor: a reviewer may have relied on it. */
export async function removeEvidenceFile(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  scope: RespondentScope,
  evidenceId: string,
): Promise<Removed> {
  const at = clock.now()
  return store.transact(function* (tx) {
    const found = yield* ownPiece(tx, scope, evidenceId)
    if (found === null) return { ok: false, reason: 'not found' } as const
    const { review, piece, isOwn } = found
    if (!mayRemove(review, { ...piece, isOwn }))
      return { ok: false, reason: 'submitted already' } as const
    yield* run(removeEvidence(tx, scope, evidenceId, at))
    yield* run(markActivity(tx, scope, { now: at, status: review.status }))
    const payload = { evidenceId, sha256: piece.sha256 }
    yield* appendAudit(tx, { at, actor: `respondent:${scope.invitationId}` }, [
      { kind: 'evidence removed', reviewId: scope.reviewId, payload },
    ])
    return { ok: true } as const
  })
}

/** A colleague takes back what they gave themselves; the lead anything. */
export function mayRemove(
  {
    status,
    submittedAt,
    part,
    asks,
  }: Pick<ReviewInScope, 'status' | 'submittedAt' | 'part' | 'asks'>,
  {
    uploadedAt,
    fromReviewId,
    isOwn,
  }: Pick<PieceInScope, 'uploadedAt' | 'fromReviewId'> & { isOwn: boolean },
): boolean {
  // Answers that are not asked again rest on it as they stand.
  if (asks !== null && fromReviewId !== null) return false
  if (part !== null && !isOwn) return false
  return isWithVendor(status) && (submittedAt === null || uploadedAt > submittedAt)
}
