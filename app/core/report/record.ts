// The canonical record of one review, frozen at decision: what report, export and check are made from.
import { z } from 'zod'
import { canonicalJson, type Sha256 } from '../audit/canonical-json'
import { instant, person } from './record/common'
import { attestation, condition, contradiction, decision, finding, waiver } from './record/outcome'
import { auditTrail, evidenceItem } from './record/proof'
import { recordedQuestion } from './record/question'
import { score } from './record/score'
import { roundScore, sinceLast } from './record/since'
import {
  modelAndHost,
  offering,
  organisation,
  questionnaire,
  review,
  use,
  vendor,
} from './record/subject'

/** Raised when the record gains a member or one changes meaning; old records keep theirs. */
export const RECORD_SCHEMA_VERSION = 2
/**
 * Raised when the same record would be drawn differently: a record says under which it was frozen, a
 * file by which it was drawn. Version 2 set captions with their charts, kept rows of tables in company,
 * gave sign-off a page of its own and told why a report was issued again.
 */
export const TEMPLATE_VERSION = 2

/**
 * Plain data only: no instants as objects, no ids of rows, no addresses of machines.
 * Null means "not known" or "does not apply"; nothing is optional, so a missing
 * member is a mistake; only what came with a later version is missing in the records from before it.
 */
const anyRecord = z.strictObject({
  schemaVersion: z.union([z.literal(1), z.literal(RECORD_SCHEMA_VERSION)]),
  templateVersion: z.int().min(1),
  /** The report's number, 'R-0012', and its version: 1, then one more for each re-issue. */
  number: z.string(),
  version: z.int().min(1),
  /** Missing in the report of a decision, and in those from before it was kept. */
  reissue: z.strictObject({ replaces: z.int().min(1), reason: z.string() }).optional(),
  issuedAt: instant,
  organisation,
  review,
  vendor,
  offering,
  use,
  questionnaire,
  /** Name and version of the scoring engine, 'engine 1'. */
  engine: z.string(),
  score,
  /** In the order they were put, hidden ones included. */
  questions: z.array(recordedQuestion),
  /** Answers that hardly go together and that the vendor let stand. */
  contradictions: z.array(contradiction),
  findings: z.array(finding),
  conditions: z.array(condition),
  waivers: z.array(waiver),
  evidence: z.array(evidenceItem),
  /** Null before the decision: such a record can only be printed as a draft. */
  decision: decision.nullable(),
  modelsAndHosts: z.array(modelAndHost),
  attestation: attestation.nullable(),
  reviewers: z.array(person),
  audit: auditTrail,
  /** Since version 2: every decided round of this use up to this one, oldest first. */
  rounds: z.array(roundScore).optional(),
  /** Since version 2: null in the first round. */
  sinceLast: sinceLast.nullable().optional(),
})

/** Old records are read as they were written, byte for byte: their hashes must stay theirs. */
export const reportRecord = anyRecord.refine(
  ({ schemaVersion, rounds, sinceLast: since }) =>
    [rounds, since].every((member) => (member === undefined) === (schemaVersion === 1)),
  'rounds and sinceLast came with version 2 of the record',
)

export type { Band, Instant, PlainDate, RiskLevel } from './record/common'
export type { DecisionKind } from './record/outcome'
export type ReportRecord = z.infer<typeof reportRecord>
export type RecordedQuestion = ReportRecord['questions'][number]
export type RecordedDifference = NonNullable<ReportRecord['sinceLast']>
export type RecordedDomain = ReportRecord['score']['domains'][number]

/** Lower-case hex SHA-256 of the record's canonical JSON; the attached JSON file has the same hash. */
export function recordHash(record: ReportRecord, sha256: Sha256): string {
  return sha256(canonicalJson(record))
}
