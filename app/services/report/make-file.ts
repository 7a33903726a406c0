// Makes the files of a frozen report: the PDF signed, the JSON as it was frozen; the same bytes every time.

import { renderReport } from '../../../templates/report/report'
import { signDocument } from '../../pdf/signature/sign'
import type { Issuer } from '../../ports/signing/issuer'
import type { LoadedReport } from './load-report'

export interface ExportedFile {
  bytes: Uint8Array
  mediaType: string
  fileName: string
}

export const reportJson = (report: LoadedReport): ExportedFile => ({
  bytes: new TextEncoder().encode(report.json),
  mediaType: 'application/json',
  fileName: `${baseName(report)}.json`,
})

export async function reportPdf(
  issuer: Issuer,
  report: LoadedReport,
  pageSize: 'A4' | 'Letter',
): Promise<ExportedFile> {
  const { record, supersededBy } = report
  const unsigned = await renderReport(record, {
    pageSize,
    signing: issuer,
    ...(supersededBy === null ? {} : { supersededBy }),
  })
  // Signed as of its issue and not of today, so that a second export is the same file.
  const issuedAt = new Date(record.issuedAt)
  return {
    bytes: signDocument(unsigned, (parts) => issuer.sign(parts, issuedAt)),
    mediaType: 'application/pdf',
    fileName: `${baseName(report)}.pdf`,
  }
}

const baseName = ({ record, version }: LoadedReport) => `${record.number}-report-v${version}`
