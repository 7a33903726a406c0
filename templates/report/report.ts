// The due-diligence report: one frozen record in, one PDF out, the same bytes every time.
import { createHash } from 'node:crypto'
import { canonicalJson } from '../../app/core/audit/canonical-json'
import { audienceWords, recordFor } from '../../app/core/report/audience'
import type { ReportRecord } from '../../app/core/report/record'
import { offeringWords, vendorWords } from '../../app/core/report/summary'
import { reasonOf } from '../../app/core/verify/reason'
import { makeDocument } from '../../app/pdf/document'
import { pagesFor } from './copies'
import { issueOf, type ReportOptions, runningText } from './issue'
import { RECORD_FILE } from './sign-off'

export async function renderReport(
  record: ReportRecord,
  options: ReportOptions = {},
): Promise<Uint8Array> {
  const json = canonicalJson(record)
  const hash = createHash('sha256').update(json, 'utf8').digest('hex')
  const issue = issueOf(record, hash, options)
  const given = recordFor(issue.audience, record)
  const { signing } = options
  return makeDocument(
    {
      size: options.pageSize ?? 'A4',
      metadata: {
        title: `${record.number} version ${record.version}: ${vendorWords(record)}, ${offeringWords(record)}`,
        author: record.organisation.name,
        subject: audienceWords[issue.audience].title,
        creator: 'Assay',
        language: 'en',
        date: new Date(record.issuedAt),
        id: hash.slice(0, 32),
      },
      running: runningText(record, issue),
      contentsTitle: 'Contents',
      mark: issue.mark,
      attachment: issue.audience === 'full' ? attached(json) : undefined,
      signature: signing && {
        bytes: signing.signatureBytes,
        name: record.organisation.name,
        reason: reasonOf({ ...record, recordHash: hash }),
        date: new Date(record.issuedAt),
      },
    },
    (flow) => pagesFor[issue.audience](flow, given, issue),
  )
}

const attached = (json: string) => ({
  name: RECORD_FILE,
  mimeType: 'application/json',
  description: 'The canonical record that this report was made from',
  text: json,
})
