// Enters a kept file into the review's register, with what its vendor says about it and the questions it supports.
import { appendAudit } from '../../../db/queries/audit'
import { evidenceUsedInScope, insertEvidence, linkEvidence } from '../../../db/queries/evidence'
import { markActivity, type RespondentScope, reviewInScope } from '../../../db/queries/respond'
import { run } from '../../../db/store'
import { termsOf } from '../../core/evidence/terms'
import type { EvidenceInput } from '../../core/respond/evidence-input'
import { openQuestions } from '../../core/respond/open-questions'
import { isWithVendor, step } from '../../core/review/lifecycle'
import type { Services } from '../context'
import { questionnaireInScope } from '../respond/vendor-review'
import { hasRoom, type KeptFile } from './keep-file'

export type Registered =
  | { ok: true; evidenceId: string }
  | { ok: false; reason: 'not with vendor' | 'no room' }

/** Questions that may not be written to now are left out rather than refused: the file is worth more than the link. */
export async function registerEvidence(
  ctx: Pick<Services, 'store' | 'clock' | 'ids' | 'questionnaires'>,
  scope: RespondentScope,
  { file, said }: { file: KeptFile; said: EvidenceInput },
): Promise<Registered> {
  const questionnaire = await questionnaireInScope(ctx, scope)
  const { kind, issuer, scope: covers, from, to, questionIds } = said
  const dates = termsOf(ctx.questionnaires.frameworks.evidenceKinds.get(kind), { from, to })
  const at = ctx.clock.now()
  const id = ctx.ids.id()
  return ctx.store.transact(function* (tx) {
    const [review] = yield* run(reviewInScope(tx, scope))
    if (!review || !isWithVendor(review.status)) {
      return { ok: false, reason: 'not with vendor' } as const
    }
    const [used] = yield* run(evidenceUsedInScope(tx, scope))
    if (!hasRoom(used, file.sizeBytes)) return { ok: false, reason: 'no room' } as const
    const open = openQuestions(questionnaire, review)
    const supported = [...new Set(questionIds)].filter((each) => open.has(each))
    const row = { id, kind, issuer, scope: covers, ...dates, ...file, uploadedAt: at }
    yield* run(insertEvidence(tx, scope, row))
    for (const questionId of supported) {
      yield* run(linkEvidence(tx, scope, { evidenceId: id, questionId, linkedAt: at }))
    }
    const begun = step(review.status, 'begin answering')
    const status = begun.ok ? begun.status : review.status
    yield* run(markActivity(tx, scope, { now: at, status }))
    const payload = { evidenceId: id, kind, sha256: file.sha256, questionIds: supported }
    yield* appendAudit(tx, { at, actor: `respondent:${scope.invitationId}` }, [
      { kind: 'evidence added', reviewId: scope.reviewId, payload },
    ])
    return { ok: true, evidenceId: id } as const
  })
}
