// A reviewer says of a piece of evidence that it shows what it claims, or that it does not, or takes that back.
import { setEvidenceStatus } from '../../../db/queries/evidence-review'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { EvidenceReviewInput } from '../../core/judgement/input'
import { changeEvidence } from './change-evidence'
import type { JudgementContext } from './with-review'

/** The row holds the word that stands; every earlier one is in the audit log. */
export const reviewEvidence = (
  ctx: Pick<JudgementContext, 'store' | 'clock'>,
  staff: Staff,
  about: { number: number; evidenceId: string },
  { status, reason, revision }: EvidenceReviewInput,
) =>
  changeEvidence(ctx, staff, { ...about, revision }, function* ({ id }, { tx, reviewId, at }) {
    const word = { status, statusReason: reason, statusById: staff.id, statusAt: at }
    yield* run(setEvidenceStatus(tx, { reviewId, id }, word))
    const payload = { evidenceId: id, status, reason }
    return { ok: true as const, event: { kind: 'evidence reviewed' as const, reviewId, payload } }
  })
