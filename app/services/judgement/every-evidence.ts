// Every piece of evidence that a review ever had, as reviewers read and judged it, with all they said before.
import { auditOfReviewKinds } from '../../../db/queries/audit'
import { readingsOf } from '../../../db/queries/evidence-review'
import { evidenceForStaff } from '../../../db/queries/judgement'
import { type Db, run } from '../../../db/store'
import { readEvent } from '../../core/audit/link-body'
import { asRead } from '../../core/evidence/reading'

/** One reviewer's word on one piece; the last one stands. */
export interface EvidenceWord {
  status: string
  reason: string
  byId: string
  at: Date
}

type Read = ReturnType<typeof asRead<Awaited<ReturnType<typeof evidenceForStaff>>[number]>>

export type EvidenceRow = Read & {
  /** Oldest first. */
  words: readonly EvidenceWord[]
  /** One more with every reading and every word, so that a form can tell what it was made from. */
  revision: number
}

/** In order of upload, taken back ones included. */
export function* everyEvidence(db: Db, reviewId: string) {
  const pieces = yield* run(evidenceForStaff(db, reviewId))
  const readings = yield* run(readingsOf(db, reviewId))
  const reviewed = yield* run(auditOfReviewKinds(db, reviewId, ['evidence reviewed']))
  const words = reviewed.flatMap(wordOf)
  return pieces.map((piece): EvidenceRow => {
    const own = words.filter(({ evidenceId }) => evidenceId === piece.id)
    const read = asRead(
      piece,
      readings.filter(({ evidenceId }) => evidenceId === piece.id),
    )
    return { ...read, words: own, revision: read.readings.length + own.length }
  })
}

type AuditRow = Awaited<ReturnType<typeof auditOfReviewKinds>>[number]

function wordOf({ body, values, actor, at }: AuditRow) {
  const event = readEvent({ body, values })
  if (event.kind !== 'evidence reviewed') return []
  return [{ ...event.payload, byId: actor.replace(/^user:/, ''), at }]
}
