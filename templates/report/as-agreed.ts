// Pages of the copies that go to the other side: what was said and agreed, and nothing of what we thought of it.
import { audienceWords } from '../../app/core/report/audience'
import type { ReportRecord } from '../../app/core/report/record'
import {
  decisionSentence,
  offeringWords,
  outcomeWords,
  reportWords,
  vendorWords,
} from '../../app/core/report/summary'
import { dateWords, instantWords, shortHash, sizeWords, UNKNOWN } from '../../app/core/report/words'
import { type Definition, definitions } from '../../app/pdf/layout/definitions'
import type { Flow } from '../../app/pdf/layout/flow'
import { bullets, paragraph } from '../../app/pdf/layout/paragraph'
import { table } from '../../app/pdf/layout/table'
import { cite } from './cite'
import { conditionsOneByOne } from './conditions'
import { replaced } from './cover'
import { periodWords } from './evidence-register'
import type { Issue } from './issue'
import { inAndOut, modelsAndHosts, reliance, subject } from './scope'

/** Page 1: whose copy of which report it is, and what is not in it. */
export function titlePage(flow: Flow, record: ReportRecord, issue: Issue): void {
  const { title, withheld } = audienceWords[issue.audience]
  flow.gap(40)
  paragraph(flow, record.organisation.name, { style: 'subtitle', spaceAfter: 2 })
  paragraph(flow, title, { style: 'subtitle', spaceAfter: 36 })
  paragraph(flow, vendorWords(record), { style: 'title', spaceAfter: 4 })
  paragraph(flow, offeringWords(record), { style: 'subtitle', spaceAfter: 28 })
  if (issue.mark !== undefined) paragraph(flow, issue.notice, { style: 'strong', spaceAfter: 12 })
  definitions(flow, facts(record, issue), { labels: 0.3, style: 'body' })
  flow.gap(16)
  paragraph(flow, 'Withheld from this copy', { style: 'strong', spaceAfter: 4 })
  bullets(flow, withheld)
  paragraph(
    flow,
    'Everything else is word for word as in the full report of the same number, version and record hash. Numbers of sections are those of the full report.',
    { style: 'small' },
  )
}

function facts(record: ReportRecord, { hash }: Issue): Definition[] {
  const { organisation, review, decision } = record
  const validity: Definition[] = decision
    ? [
        ['Outcome', outcomeWords(record)],
        ['Decided', dateWords(decision.decidedOn)],
        ['Valid until', dateWords(decision.validUntil)],
      ]
    : [['Outcome', outcomeWords(record)]]
  return [
    ['Report', reportWords(record)],
    ...replaced(record),
    ['Answers and evidence as of', dateWords(review.asOf)],
    ...validity,
    ['Issued', instantWords(record.issuedAt)],
    ['Classification', organisation.classification],
    ['Verify this copy at', organisation.verifyUrl ?? 'the portal it was exported from'],
    ['Record hash (SHA-256)', `${shortHash(hash)} … (in full on the last page)`],
  ]
}

/** The outcome in a sentence, and the conditions one by one. */
export function agreed(flow: Flow, record: ReportRecord, issue: Issue): void {
  flow.heading(1, '5  Outcome and conditions')
  paragraph(flow, decisionSentence(record), { style: 'strong' })
  const none = issue.audience === 'vendor' ? 'No condition binds the vendor.' : undefined
  conditionsOneByOne(flow, record.conditions, none)
}

/** The use as it was assessed, without the intake's points. */
export function scopeOfContract(flow: Flow, record: ReportRecord): void {
  flow.heading(1, '2  Scope and reliance')
  definitions(flow, subject(record))
  modelsAndHosts(flow, record)
  inAndOut(flow, record)
  reliance(flow, record)
}

/** What was looked at, without the use that it was looked at for. */
export function scopeOfVendor(flow: Flow, record: ReportRecord): void {
  const { vendor, offering, review, questionnaire } = record
  flow.heading(1, '2  Scope and reliance')
  definitions(flow, [
    [
      'Vendor',
      vendor.domain === null ? vendorWords(record) : `${vendorWords(record)}, ${vendor.domain}`,
    ],
    ['Offering and plan', offeringWords(record)],
    ['Website', offering.website ?? UNKNOWN],
    ['Questionnaire', `${questionnaire.name}, version ${questionnaire.version}`],
    ['Sent', instantWords(review.sentAt)],
    ['Submitted', instantWords(review.submittedAt)],
  ])
  modelsAndHosts(flow, record)
  inAndOut(flow, record, 'on the plan named, as the vendor answered for it')
  reliance(flow, record)
}

/** Every file with its hash, as the vendor named it. */
export function filesAsGiven(flow: Flow, { evidence, review }: ReportRecord): void {
  flow.heading(1, '7  Evidence register')
  if (evidence.length === 0) {
    paragraph(flow, 'The vendor supplied no evidence.')
    return
  }
  table(flow, {
    columns: [
      { head: 'No.', width: 1.2 },
      { head: 'Kind and file', width: 5.4 },
      { head: 'Issuer', width: 2.6 },
      { head: 'Period', width: 3.4 },
      { head: 'Cited in', width: 2.8 },
    ],
    rows: evidence.map((item) => ({
      name: item.id,
      cells: [
        item.id,
        `${item.kind}: ${item.fileName} (${sizeWords(item.sizeBytes)}), uploaded by ${item.uploadedBy}, ${instantWords(item.uploadedAt)}`,
        item.issuer ?? UNKNOWN,
        periodWords(item, review.asOf),
        cite(item.citedIn),
      ],
    })),
  })
  flow.heading(2, 'Hashes of the files (SHA-256)')
  table(flow, {
    columns: [
      { head: 'No.', width: 1.2 },
      { head: 'SHA-256', width: 14, style: 'code' },
    ],
    rows: evidence.map(({ id, sha256 }) => ({ cells: [id, sha256] })),
  })
}
