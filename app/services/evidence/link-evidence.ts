// Says that a file of the register supports a question, or that it no longer does.
import { appendAudit } from '../../../db/queries/audit'
import { evidenceLinksInScope, linkEvidence, unlinkEvidence } from '../../../db/queries/evidence'
import { markActivity, type RespondentScope } from '../../../db/queries/respond'
import { type Db, run } from '../../../db/store'
import { openQuestions } from '../../core/respond/open-questions'
import { step } from '../../core/review/lifecycle'
import type { Services } from '../context'
import { questionnaireInScope } from '../respond/vendor-review'
import { ownPiece } from './own-piece'

export type Linked =
  | { ok: true }
  | { ok: false; reason: 'not found' | 'not open' | 'submitted already' }

interface Link {
  evidenceId: string
  questionId: string
}

/** A link that was part of a submission stays, as the file does: a reviewer may have relied on it. */
export async function setEvidenceLink(
  ctx: Pick<Services, 'store' | 'clock' | 'questionnaires'>,
  scope: RespondentScope,
  { linked, ...link }: Link & { linked: boolean },
): Promise<Linked> {
  const questionnaire = await questionnaireInScope(ctx, scope)
  const at = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    const found = yield* ownPiece(tx, scope, link.evidenceId)
    if (!found || !questionnaire.byId.has(link.questionId)) {
      return { ok: false, reason: 'not found' } as const
    }
    const { review } = found
    if (!openQuestions(questionnaire, review).has(link.questionId)) {
      return { ok: false, reason: 'not open' } as const
    }
    if (!linked && (yield* wasSubmitted(tx, scope, link, review.submittedAt))) {
      return { ok: false, reason: 'submitted already' } as const
    }
    yield* run(
      linked ? linkEvidence(tx, scope, { ...link, linkedAt: at }) : unlinkEvidence(tx, scope, link),
    )
    const begun = step(review.status, 'begin answering')
    const status = begun.ok ? begun.status : review.status
    yield* run(markActivity(tx, scope, { now: at, status }))
    yield* appendAudit(tx, { at, actor: `respondent:${scope.invitationId}` }, [
      { kind: 'evidence linked', reviewId: scope.reviewId, payload: { ...link, linked } },
    ])
    return { ok: true } as const
  })
}

function* wasSubmitted(tx: Db, scope: RespondentScope, link: Link, submittedAt: Date | null) {
  const links = yield* run(evidenceLinksInScope(tx, scope))
  return links.some(
    (each) =>
      each.evidenceId === link.evidenceId &&
      each.questionId === link.questionId &&
      isPartOfSubmission(each, submittedAt),
  )
}

export const isPartOfSubmission = (
  { linkedAt }: { linkedAt: Date },
  submittedAt: Date | null,
): boolean => submittedAt !== null && linkedAt <= submittedAt
