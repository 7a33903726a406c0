// Gives out a frozen report as PDF or JSON: the same bytes every time, and every export is recorded.
import { appendAudit } from '../../../db/queries/audit'
import { renderReport } from '../../../templates/report/report'
import type { Staff } from '../../core/access/roles'
import type { AuditActor } from '../../core/audit/events'
import type { Services } from '../context'
import type { Refusal } from '../judgement/refusal'
import { type LoadedReport, loadReport, readReport } from './load-report'

type ExportContext = Pick<Services, 'store' | 'clock'>

export interface ExportWish {
  number: number
  /** Without one, the newest. */
  version?: number | undefined
  as: 'pdf' | 'json'
  /** Of the PDF; A4 unless told. */
  pageSize?: 'A4' | 'Letter'
}

export interface ExportedFile {
  bytes: Uint8Array
  mediaType: string
  fileName: string
}

type Exported = ({ ok: true } & ExportedFile) | Refusal

export async function exportReport(
  ctx: ExportContext,
  staff: Staff,
  wish: ExportWish,
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
  wish: ExportWish,
): Promise<{ ok: true } & ExportedFile> {
  const { reviewId, version, recordHash } = report
  // Rendered before it is recorded: an export that failed never happened.
  const file = wish.as === 'json' ? jsonFile(report) : await pdfFile(report, wish)
  const at = ctx.clock.now()
  await ctx.store.transact(function* (tx) {
    yield* appendAudit(tx, { at, actor }, [
      { kind: 'report exported', reviewId, payload: { version, recordHash } },
    ])
  })
  return { ok: true, ...file }
}

const baseName = ({ record, version }: LoadedReport) => `${record.number}-report-v${version}`

const jsonFile = (report: LoadedReport): ExportedFile => ({
  bytes: new TextEncoder().encode(report.json),
  mediaType: 'application/json',
  fileName: `${baseName(report)}.json`,
})

async function pdfFile(
  report: LoadedReport,
  { pageSize = 'A4' }: ExportWish,
): Promise<ExportedFile> {
  const { record, supersededBy } = report
  return {
    bytes: await renderReport(record, {
      pageSize,
      ...(supersededBy === null ? {} : { supersededBy }),
    }),
    mediaType: 'application/pdf',
    fileName: `${baseName(report)}.pdf`,
  }
}
