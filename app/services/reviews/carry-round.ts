// Writes what an earlier round brings back into a review that is being sent; its vendor confirms or changes each answer.
import { insertCarriedAnswers, insertCarriedEvidence } from '../../../db/queries/carried'
import { type Db, run } from '../../../db/store'
import type { Services } from '../context'
import type { CarriedRound } from './earlier-round'

interface Into {
  reviewId: string
  invitationId: string
  at: Date
  ids: Services['ids']
}

export function* carryRound(tx: Db, round: CarriedRound, into: Into) {
  const { reviewId, invitationId, at, ids } = into
  const own = { reviewId, invitationId }
  const answers = round.answers.map((answer) => {
    const { questionId, value, comment, exception, notApplicable, link, asOf } = answer
    return {
      ...own,
      ...{ questionId, value, comment, exception, notApplicable, link, asOf },
      updatedAt: at,
      fromReviewId: round.reviewId,
      fromDate: asOf ?? round.submittedOn,
    }
  })
  if (answers.length > 0) yield* run(insertCarriedAnswers(tx, answers))
  const renamed = new Map(round.evidence.map(({ id }) => [id, ids.id()]))
  const evidence = round.evidence.map((piece) => {
    const { kind, issuer, scope, validFrom, validTo, periodStart, periodEnd } = piece
    const { fileName, mediaType, sizeBytes, sha256, contents } = piece
    // The same file, to the last byte: what a reviewer said of it still holds.
    const { status, statusReason, statusById, statusAt } = piece
    return {
      ...own,
      ...{ kind, issuer, scope, validFrom, validTo, periodStart, periodEnd },
      ...{ fileName, mediaType, sizeBytes, sha256, contents },
      ...{ status, statusReason, statusById, statusAt },
      id: renamed.get(piece.id) ?? ids.id(),
      uploadedAt: at,
      fromReviewId: round.reviewId,
    }
  })
  const links = round.links.flatMap(({ evidenceId, questionId }) => {
    const id = renamed.get(evidenceId)
    return id === undefined ? [] : [{ reviewId, evidenceId: id, questionId, linkedAt: at }]
  })
  for (const query of insertCarriedEvidence(tx, evidence, links)) yield* run(query)
}
