// Gives a vendor its own copy of the report in force, once somebody here released the outcome; null for everybody else.
import { appendAudit, sha256 } from '../../../db/queries/audit'
import { releasedReportInScope } from '../../../db/queries/outcome'
import { addReportFile, reportFile } from '../../../db/queries/reports'
import type { RespondentScope } from '../../../db/queries/respond'
import { run } from '../../../db/store'
import { reportRecord } from '../../core/report/record'
import type { Services } from '../context'
import { type ExportedFile, reportPdf } from '../report/make-file'
import { isLead } from './is-lead'

type CopyContext = Pick<Services, 'store' | 'clock' | 'issuer'>

/**
 * For the lead alone: it holds every answer, and a colleague was given a part of them.
 * Throws when the stored record no longer has its hash.
 */
export async function vendorCopy(
  ctx: CopyContext,
  scope: RespondentScope,
): Promise<ExportedFile | null> {
  if (!(await isLead(ctx, scope))) return null
  const [report] = await releasedReportInScope(ctx.store.db, scope)
  if (!report) return null
  if (sha256(report.record) !== report.recordHash) {
    throw new Error(`A report of ${scope.reviewId} was altered in the database`)
  }
  const record = reportRecord.parse(JSON.parse(report.record))
  const wish = { pageSize: 'A4', audience: 'vendor' } as const
  const file = await reportPdf(ctx.issuer, { record, supersededBy: null }, wish)
  await register(ctx, scope, report, file)
  return file
}

/** The same file is registered once, and one event tells that it was given out, however often it is fetched. */
async function register(
  { store, clock }: CopyContext,
  { reviewId, invitationId }: RespondentScope,
  { version, recordHash }: { version: number; recordHash: string },
  { bytes }: ExportedFile,
): Promise<void> {
  const [at, hash, audience] = [clock.now(), sha256(bytes), 'vendor' as const]
  await store.transact(function* (tx) {
    const [known] = yield* run(reportFile(tx, hash))
    if (known) return
    const row = { sha256: hash, reviewId, version, kind: 'pdf', paper: 'A4', audience, at } as const
    yield* run(addReportFile(tx, row))
    yield* appendAudit(tx, { at, actor: `respondent:${invitationId}` }, [
      { kind: 'report exported', reviewId, payload: { version, recordHash, file: hash, audience } },
    ])
  })
}
