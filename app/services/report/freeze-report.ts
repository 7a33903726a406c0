// Freezes the record of a decided review with its hash, in the transaction of the decision itself.
import { sha256 } from '../../../db/queries/audit'
import { addReport } from '../../../db/queries/reports'
import { type Db, run } from '../../../db/store'
import { canonicalJson } from '../../core/audit/canonical-json'
import type { AuditEvent } from '../../core/audit/events'
import type { CaseDefinitions } from '../judgement/definitions'
import type { CaseRow } from '../judgement/with-review'
import { buildRecord } from './compose/record'
import { readGround } from './read-ground'

/** `row` is the review as decided, and the events of the decision are already in the log. */
export function* freezeReport(
  tx: Db,
  row: CaseRow,
  made: { definitions: CaseDefinitions; now: Date; version: number; byId: string },
) {
  const record = canonicalJson(buildRecord(yield* readGround(tx, row, made)))
  const recordHash = sha256(record)
  const { version, now, byId } = made
  const reviewId = row.review.id
  yield* run(
    addReport(tx, { reviewId, version, record, recordHash, frozenAt: now, frozenById: byId }),
  )
  return { kind: 'report frozen', reviewId, payload: { version, recordHash } } satisfies AuditEvent
}
