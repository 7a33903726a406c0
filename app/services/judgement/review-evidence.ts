// A reviewer says of a piece of evidence that it shows what it claims, or that it does not.
import { evidenceForStaff, setEvidenceStatus } from '../../../db/queries/judgement'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { EvidenceReviewInput } from '../../core/judgement/input'
import { openProposalBlocks } from './open-proposal'
import { notFound, notNow } from './refusal'
import { changeCase, type JudgementContext } from './with-review'

export const reviewEvidence = (
  ctx: Pick<JudgementContext, 'store' | 'clock'>,
  staff: Staff,
  about: { number: number; evidenceId: string },
  input: EvidenceReviewInput,
) =>
  changeCase(ctx, staff, { ...about, action: 'answers.judge' }, function* (tx, { review }, at) {
    if (review.status !== 'in review') {
      return notNow(`This review is ${review.status}: evidence is judged while it is in review.`)
    }
    const blocked = yield* openProposalBlocks(tx, review.id)
    if (blocked) return blocked
    const evidence = yield* run(evidenceForStaff(tx, review.id))
    const found = evidence.find(({ id }) => id === about.evidenceId)
    if (!found || found.removedAt !== null) return notFound()
    yield* run(
      setEvidenceStatus(
        tx,
        { reviewId: review.id, id: about.evidenceId },
        { status: input.status, statusReason: input.reason, statusById: staff.id, statusAt: at },
      ),
    )
    const payload = { evidenceId: about.evidenceId, status: input.status, reason: input.reason }
    return {
      ok: true as const,
      result: null,
      events: [{ kind: 'evidence reviewed' as const, reviewId: review.id, payload }],
    }
  })
