// Reads all that the record of a review is composed from.
import { auditOfReview } from '../../../db/queries/audit'
import { conditionsOf } from '../../../db/queries/conditions'
import { findingsOf } from '../../../db/queries/findings'
import { approvalsOf, proposalsOf } from '../../../db/queries/judgement'
import { decidedRounds } from '../../../db/queries/round-scores'
import { type Db, run } from '../../../db/store'
import { readRound } from '../difference/compare-rounds'
import type { RecordDefinitions } from '../judgement/definitions'
import { loadCase } from '../judgement/load-case'
import type { CaseRow } from '../judgement/with-review'
import type { RecordGround } from './compose/ground'

export interface MadeWith {
  definitions: RecordDefinitions
  /** The instant of issue. */
  now: Date
  /** Counts the reports of this review from 1. */
  version: number
  /** Where copies can be checked. */
  verifyUrl: string | null
  reissue?: { replaces: number; reason: string }
}

export function* readGround(db: Db, row: CaseRow, made: MadeWith) {
  const { questionnaire, intake, frameworks, prior } = made.definitions
  const { id } = row.review
  const proposals = yield* run(proposalsOf(db, id))
  const approvals = yield* run(approvalsOf(db, id))
  // After a hold that was taken up again there is more than one: the decision is the last.
  const approved =
    row.review.decidedAt === null
      ? undefined
      : proposals.findLast(({ status }) => status === 'approved')
  return {
    file: yield* loadCase(db, row, { questionnaire, now: made.now }),
    intake,
    frameworks,
    findings: yield* run(findingsOf(db, id)),
    conditions: yield* run(conditionsOf(db, id)),
    decided: approved
      ? {
          proposal: approved,
          approvals: approvals
            .map(({ approval }) => approval)
            .filter(
              ({ proposalId, approved: word }) => proposalId === approved.id && word === 'approved',
            ),
        }
      : null,
    before: prior ? yield* readRound(db, prior, made.now) : null,
    earlier: (yield* run(decidedRounds(db, row.review))).filter(
      ({ number }) => number < row.review.number,
    ),
    audit: yield* run(auditOfReview(db, id)),
    version: made.version,
    reissue: made.reissue,
    issuedAt: made.now,
    verifyUrl: made.verifyUrl,
  } satisfies RecordGround as RecordGround
}
