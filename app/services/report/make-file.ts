// Makes the files of a frozen report: the PDF signed, the JSON as it was frozen; the same bytes every time.

import { renderReport } from '../../../templates/report/report'
import { type Audience, audienceWords } from '../../core/report/audience'
import { reportStem } from '../../core/report/pack/contents'
import { signDocument } from '../../pdf/signature/sign'
import type { Issuer } from '../../ports/signing/issuer'
import type { LoadedReport } from './load-report'

export interface ExportedFile {
  bytes: Uint8Array
  mediaType: string
  fileName: string
}

export interface CopyWish {
  pageSize: 'A4' | 'Letter'
  audience: Audience
}

export const reportJson = (report: LoadedReport): ExportedFile => ({
  bytes: new TextEncoder().encode(report.json),
  mediaType: 'application/json',
  fileName: `${reportStem(report.record)}.json`,
})

export async function reportPdf(
  issuer: Issuer,
  report: LoadedReport,
  { pageSize, audience }: CopyWish,
): Promise<ExportedFile> {
  const { record, supersededBy } = report
  const unsigned = await renderReport(record, {
    pageSize,
    audience,
    signing: issuer,
    ...(supersededBy === null ? {} : { supersededBy }),
  })
  // Signed as of its issue and not of today, so that a second export is the same file.
  const issuedAt = new Date(record.issuedAt)
  return {
    bytes: signDocument(unsigned, (parts) => issuer.sign(parts, issuedAt)),
    mediaType: 'application/pdf',
    fileName: `${reportStem(report.record)}${audienceWords[audience].suffix}.pdf`,
  }
}
