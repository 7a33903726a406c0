// The due-diligence report: one frozen record in, one PDF out, the same bytes every time.
import { createHash } from 'node:crypto'
import { canonicalJson } from '../../app/core/audit/canonical-json'
import type { ReportRecord } from '../../app/core/report/record'
import { offeringWords, vendorWords } from '../../app/core/report/summary'
import { reasonOf } from '../../app/core/verify/reason'
import { makeDocument } from '../../app/pdf/document'
import type { Flow } from '../../app/pdf/layout/flow'
import { auditTrail } from './audit-trail'
import { changes } from './changes'
import { conditionsAndWaivers } from './conditions'
import { cover } from './cover'
import { decisionAndSummary } from './decision'
import { evidenceRegister } from './evidence-register'
import { findings } from './findings'
import { frameworkMap } from './framework-map'
import { type Issue, issueOf, type ReportOptions, runningText } from './issue'
import { method } from './method'
import { questionsAndAnswers } from './questions'
import { scopeAndReliance } from './scope'
import { score } from './score'
import { RECORD_FILE, signOff } from './sign-off'

export async function renderReport(
  record: ReportRecord,
  options: ReportOptions = {},
): Promise<Uint8Array> {
  const json = canonicalJson(record)
  const hash = createHash('sha256').update(json, 'utf8').digest('hex')
  const issue = issueOf(record, hash, options)
  const { signing } = options
  return makeDocument(
    {
      size: options.pageSize ?? 'A4',
      metadata: {
        title: `${record.number} version ${record.version}: ${vendorWords(record)}, ${offeringWords(record)}`,
        author: record.organisation.name,
        subject: 'Vendor AI due-diligence report',
        creator: 'Assay',
        language: 'en',
        date: new Date(record.issuedAt),
        id: hash.slice(0, 32),
      },
      running: runningText(record, issue),
      contentsTitle: 'Contents',
      mark: issue.mark,
      attachment: {
        name: RECORD_FILE,
        mimeType: 'application/json',
        description: 'The canonical record that this report was made from',
        text: json,
      },
      signature: signing && {
        bytes: signing.signatureBytes,
        name: record.organisation.name,
        reason: reasonOf({ ...record, recordHash: hash }),
        date: new Date(record.issuedAt),
      },
    },
    (flow) => writePages(flow, record, issue),
  )
}

function writePages(flow: Flow, record: ReportRecord, issue: Issue): void {
  cover(flow, record, issue)
  flow.startPage()
  flow.contentsHere()
  const pages = [
    decisionAndSummary,
    scopeAndReliance,
    score,
    findings,
    conditionsAndWaivers,
    frameworkMap,
    evidenceRegister,
    questionsAndAnswers,
    changes,
    method,
    auditTrail,
  ]
  for (const page of pages) {
    flow.startPart()
    page(flow, record)
  }
  flow.startPart()
  signOff(flow, record, issue)
}
