// Everything that the record of a review is composed from, read at one moment.
import type { conditionsOf } from '../../../../db/queries/conditions'
import type { findingsOf } from '../../../../db/queries/findings'
import type { approvalsOf, proposalsOf } from '../../../../db/queries/judgement'
import type { DecidedRound } from '../../../../db/queries/round-scores'
import type { AuditActor } from '../../../core/audit/events'
import type { CompiledIntake } from '../../../core/intake/compile'
import type { Frameworks } from '../../../core/questionnaire/frameworks'
import type { CaseFile } from '../../judgement/load-case'
import type { RoundCase } from '../../judgement/round-case'

type RowOf<Query extends (...args: never[]) => PromiseLike<readonly unknown[]>> = Awaited<
  ReturnType<Query>
>[number]

export type FindingRow = RowOf<typeof findingsOf>
export type ConditionRow = RowOf<typeof conditionsOf>
export type ProposalRow = RowOf<typeof proposalsOf>
export type ApprovalRow = RowOf<typeof approvalsOf>['approval']

/** One link of the audit chain that tells of this review. */
export interface AuditRow {
  seq: number
  at: Date
  actor: string
  kind: string
  reviewId: string | null
  /** Canonical JSON, as hashed. */
  body: string
  /** The personal values beside it that are still kept, as JSON. */
  values: string | null
  hash: string
}

export interface RecordGround {
  file: CaseFile
  intake: CompiledIntake
  frameworks: Frameworks
  findings: readonly FindingRow[]
  conditions: readonly ConditionRow[]
  /** The approved proposal with everybody who approved it; null before the decision. */
  decided: { proposal: ProposalRow; approvals: readonly ApprovalRow[] } | null
  /** The round before, with what became of its findings and conditions; null in the first one. */
  before: RoundCase | null
  /** Every decided round of this use before this one, oldest first. */
  earlier: readonly DecidedRound[]
  audit: readonly AuditRow[]
  version: number
  /** Why an issued report is issued again; undefined for the report of a decision. */
  reissue: { replaces: number; reason: string } | undefined
  issuedAt: Date
  /** Where copies can be checked; null when nobody has said at which address the portal is reached. */
  verifyUrl: string | null
}

/** The name behind an audit actor; a person who is gone keeps their id. */
export function actorWords({ staff, respondents }: CaseFile, actor: AuditActor | string): string {
  const [kind, id] = actor.split(':')
  if (kind === 'user' && id !== undefined) return staffName({ staff }, id)
  if (kind === 'respondent' && id !== undefined) {
    return `${respondents.get(id) ?? id} (vendor)`
  }
  return actor === 'job' ? 'Assay' : actor
}

export const staffName = ({ staff }: Pick<CaseFile, 'staff'>, id: string): string =>
  staff.get(id)?.name ?? id

/** Empty text in the database means that nothing was given. */
export const orNull = (text: string | null | undefined): string | null =>
  text && text.trim() !== '' ? text : null

export const numbered = (letter: string, number: number): string =>
  `${letter}-${String(number).padStart(2, '0')}`
