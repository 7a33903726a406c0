// Finds one of a respondent's files: any of the review for its lead, for a colleague those of their part.
import { evidenceLinksInScope, oneEvidenceInScope } from '../../../db/queries/evidence'
import { type RespondentScope, reviewInScope } from '../../../db/queries/respond'
import { type Db, run } from '../../../db/store'
import { isInPart } from '../../core/respond/part'

/** Null where there is no such file, or none that this respondent may know of; `isOwn`: they gave it themselves. */
export function* ownPiece(tx: Db, scope: RespondentScope, evidenceId: string) {
  const [review] = yield* run(reviewInScope(tx, scope))
  const [piece] = yield* run(oneEvidenceInScope(tx, scope, evidenceId))
  if (!review || !piece) return null
  const isOwn = piece.invitationId === scope.invitationId
  if (review.part === null || isOwn) return { review, piece, isOwn }
  const links = yield* run(evidenceLinksInScope(tx, scope))
  const supports = links.some(
    (link) => link.evidenceId === evidenceId && isInPart(review.part, link.questionId),
  )
  return supports ? { review, piece, isOwn } : null
}
