// Freezes the record of a decided review with its hash, in the transaction of the decision or of the act that issues it again.
import { sha256 } from '../../../db/queries/audit'
import { addReport } from '../../../db/queries/reports'
import { type Db, run } from '../../../db/store'
import { canonicalJson } from '../../core/audit/canonical-json'
import type { AuditEvent } from '../../core/audit/events'
import type { CaseRow } from '../judgement/with-review'
import { buildRecord } from './compose/record'
import { type MadeWith, readGround } from './read-ground'

/** `row` is the review as decided, and the events that lead to this report are already in the log. */
export function* freezeReport(tx: Db, row: CaseRow, made: MadeWith & { byId: string }) {
  const record = canonicalJson(buildRecord(yield* readGround(tx, row, made)))
  const recordHash = sha256(record)
  const { version, now: frozenAt, byId: frozenById, reissue } = made
  const reason = reissue?.reason ?? null
  const reviewId = row.review.id
  const frozen = { reviewId, version, record, recordHash, frozenAt, frozenById, reason }
  yield* run(addReport(tx, frozen))
  return { kind: 'report frozen', reviewId, payload: { version, recordHash } } satisfies AuditEvent
}
