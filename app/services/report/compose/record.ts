// Composes the canonical record of a review: everything in words, from what was frozen; the same input gives the same bytes.
import {
  RECORD_SCHEMA_VERSION,
  type ReportRecord,
  reportRecord,
  TEMPLATE_VERSION,
} from '../../../core/report/record'
import { reviewLabel } from '../../../core/review/number'
import type { RecordGround } from './ground'
import {
  attestationOf,
  conditionsOf,
  contradictionsOf,
  decisionOf,
  findingsOf,
  reviewersOf,
  waiversOf,
} from './outcome'
import { auditOf, evidenceOf } from './proof'
import { modelsAndHostsOf, questionsOf } from './questions'
import { scoreOf } from './score'
import { differenceOf, roundsOf, sinceLastOf } from './since'
import { subjectOf } from './subject'

/** Throws when the result is not a valid record, which is a fault of the portal and never of its users. */
export function buildRecord(ground: RecordGround): ReportRecord {
  const since = differenceOf(ground)
  const score = scoreOf(ground, since)
  return reportRecord.parse({
    schemaVersion: RECORD_SCHEMA_VERSION,
    templateVersion: TEMPLATE_VERSION,
    number: reviewLabel(ground.file.row.review.number),
    version: ground.version,
    ...(ground.reissue && { reissue: ground.reissue }),
    issuedAt: ground.issuedAt.toISOString(),
    ...subjectOf(ground),
    engine: `engine ${ground.file.assessment.reviewed.engine}`,
    score,
    questions: questionsOf(ground),
    contradictions: contradictionsOf(ground),
    findings: findingsOf(ground),
    conditions: conditionsOf(ground),
    waivers: waiversOf(ground),
    evidence: evidenceOf(ground),
    decision: decisionOf(ground, score),
    modelsAndHosts: modelsAndHostsOf(ground),
    attestation: attestationOf(ground),
    reviewers: reviewersOf(ground),
    audit: auditOf(ground),
    rounds: roundsOf(ground),
    sinceLast: since && sinceLastOf(since),
  } satisfies ReportRecord)
}
