// Finds the frozen report of a review, for those who may read it.
import { sha256 } from '../../../db/queries/audit'
import { frozenReport, reportVersions } from '../../../db/queries/reports'
import { reviewByNumber } from '../../../db/queries/reviews'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { type ReportRecord, reportRecord } from '../../core/report/record'
import type { Services } from '../context'
import { notAllowed, notFound, notNow, type Refusal } from '../judgement/refusal'

export interface LoadedReport {
  reviewId: string
  record: ReportRecord
  /** The record's bytes as frozen. */
  json: string
  recordHash: string
  version: number
  /** The newest version, where this one is not it. */
  supersededBy: number | null
  frozenBy: string
  frozenAt: Date
  /** Every version, newest first. */
  versions: readonly ReportVersion[]
}

/** `reason`: why it was issued again; null for the report of a decision. */
export type ReportVersion = Awaited<ReturnType<typeof reportVersions>>[number]

/** Without a version, the newest. */
export interface WantedReport {
  number: number
  version?: number | undefined
}

export async function loadReport(
  ctx: Pick<Services, 'store'>,
  staff: Staff,
  wanted: WantedReport,
): Promise<({ ok: true } & LoadedReport) | Refusal> {
  const [row] = await reviewByNumber(ctx.store.db, wanted.number)
  const decided = row !== undefined && row.review.decidedAt !== null
  if (!allows(staff, 'report.read', { decided })) return notAllowed()
  return readReport(ctx, wanted)
}

/** Asks for no permission: its callers do. Throws when the stored record no longer has its hash. */
export async function readReport(
  { store: { db } }: Pick<Services, 'store'>,
  { number, version }: WantedReport,
): Promise<({ ok: true } & LoadedReport) | Refusal> {
  const [row] = await reviewByNumber(db, number)
  if (!row) return notFound()
  const versions = await reportVersions(db, row.review.id)
  const newest = versions[0]
  const wanted = versions.find((each) => each.version === (version ?? newest?.version))
  if (!newest || !wanted) return notNow('There is no report before the decision.')
  const [report] = await frozenReport(db, row.review.id, wanted.version)
  if (!report) return notFound()
  if (sha256(report.record) !== report.recordHash) {
    throw new Error(`Report ${number} version ${report.version} was altered in the database`)
  }
  return {
    ok: true,
    reviewId: row.review.id,
    record: reportRecord.parse(JSON.parse(report.record)),
    json: report.record,
    recordHash: report.recordHash,
    version: report.version,
    supersededBy: report.version < newest.version ? newest.version : null,
    frozenBy: wanted.frozenBy,
    frozenAt: report.frozenAt,
    versions,
  }
}
