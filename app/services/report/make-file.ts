// Makes the files of a frozen report: the PDF signed, the JSON as it was frozen; the same bytes every time.

import type { ReportOptions } from '../../../templates/report/issue'
import { renderReport } from '../../../templates/report/report'
import { type Audience, audienceWords } from '../../core/report/audience'
import { reportStem } from '../../core/report/pack/contents'
import type { ReportRecord } from '../../core/report/record'
import { signDocument } from '../../pdf/signature/sign'
import type { Issuer } from '../../ports/signing/issuer'
import type { LoadedReport } from './load-report'

export interface ExportedFile {
  bytes: Uint8Array
  mediaType: string
  fileName: string
}

/** Makes the unsigned PDF, here or in a thread of its own. */
export type Render = (record: ReportRecord, options: ReportOptions) => Promise<Uint8Array>

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
  report: Pick<LoadedReport, 'record' | 'supersededBy'>,
  { pageSize, audience }: CopyWish,
  render: Render = renderReport,
): Promise<ExportedFile> {
  const { record, supersededBy } = report
  const unsigned = await render(record, {
    pageSize,
    audience,
    // Two facts and not the whole of it: the rendering may happen in another thread.
    signing: { fingerprint: issuer.fingerprint, signatureBytes: issuer.signatureBytes },
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
