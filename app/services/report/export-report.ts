// Gives out a frozen report as PDF or JSON: the same bytes every time, and every export is recorded.
import { appendAudit, sha256 } from '../../../db/queries/audit'
import { addReportFile } from '../../../db/queries/reports'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { AuditActor } from '../../core/audit/events'
import type { Audience } from '../../core/report/audience'
import type { Services } from '../context'
import type { Refusal } from '../judgement/refusal'
import { type LoadedReport, loadReport, readReport } from './load-report'
import { type ExportedFile, type Render, reportJson, reportPdf } from './make-file'

type ExportContext = Pick<Services, 'store' | 'clock' | 'issuer'>

export interface ExportWish {
  number: number
  /** Without one, the newest. */
  version?: number | undefined
  as: 'pdf' | 'json'
  /** Of the PDF; A4 unless told. */
  pageSize?: 'A4' | 'Letter'
  /** Of the PDF; the full report unless told. */
  audience?: Audience
}

type Exported = ({ ok: true } & ExportedFile) | Refusal

export async function exportReport(
  ctx: ExportContext,
  staff: Staff,
  wish: ExportWish & { render?: Render },
): Promise<Exported> {
  const report = await loadReport(ctx, staff, wish)
  return report.ok ? giveOut(ctx, `user:${staff.id}`, report, wish) : report
}

/** For whoever runs the command line, who can read the data folder anyway. */
export async function exportOnCommandLine(ctx: ExportContext, wish: ExportWish): Promise<Exported> {
  const report = await readReport(ctx, wish)
  return report.ok ? giveOut(ctx, 'command line', report, wish) : report
}

async function giveOut(
  ctx: ExportContext,
  actor: AuditActor,
  report: LoadedReport,
  { as, pageSize = 'A4', audience = 'full', render }: ExportWish & { render?: Render },
): Promise<{ ok: true } & ExportedFile> {
  const { reviewId, version, recordHash } = report
  const paper = as === 'pdf' ? pageSize : null
  // Made before it is recorded: an export that failed never happened.
  const file =
    as === 'json'
      ? reportJson(report)
      : await reportPdf(ctx.issuer, report, { pageSize, audience }, render)
  const at = ctx.clock.now()
  const hash = sha256(file.bytes)
  await ctx.store.transact(function* (tx) {
    yield* run(
      addReportFile(tx, { sha256: hash, reviewId, version, kind: as, paper, audience, at }),
    )
    yield* appendAudit(tx, { at, actor }, [
      { kind: 'report exported', reviewId, payload: { version, recordHash, file: hash, audience } },
    ])
  })
  return { ok: true, ...file }
}
