// Evidence register: every file with what it is, how long it holds, and its hash.
import type { ReportRecord } from '../../app/core/report/record'
import { dateWords, instantWords, sizeWords, UNKNOWN } from '../../app/core/report/words'
import { type Definition, definitions } from '../../app/pdf/layout/definitions'
import type { Flow } from '../../app/pdf/layout/flow'
import { paragraph } from '../../app/pdf/layout/paragraph'
import { table } from '../../app/pdf/layout/table'
import { cite } from './cite'

type Item = ReportRecord['evidence'][number]

export function evidenceRegister(flow: Flow, { evidence, review }: ReportRecord): void {
  flow.heading(1, '7  Evidence register')
  if (evidence.length === 0) {
    paragraph(flow, 'The vendor supplied no evidence.')
    return
  }
  table(flow, {
    columns: [
      { head: 'No.', width: 1.2 },
      { head: 'Kind', width: 4.2 },
      { head: 'Issuer', width: 3 },
      { head: 'Period', width: 4.4 },
      { head: 'Cited in', width: 3.4 },
    ],
    rows: evidence.map((item) => ({
      cells: [
        [{ text: item.id, link: `#${item.id}` }],
        item.kind,
        item.issuer ?? UNKNOWN,
        periodWords(item, review.asOf),
        cite(item.citedIn),
      ],
    })),
  })
  flow.heading(2, 'The files one by one')
  for (const item of evidence) file(flow, item)
}

function file(flow: Flow, item: Item): void {
  flow.heading(3, `${item.id}  ${item.kind}`, item.id)
  definitions(
    flow,
    [
      ['File', `${item.fileName} (${sizeWords(item.sizeBytes)})`],
      ['Scope', item.scope ?? UNKNOWN],
      ['Uploaded', `by ${item.uploadedBy}, ${instantWords(item.uploadedAt)}`],
      ['Reviewed', reviewedWords(item)],
      ...readOtherwise(item),
      ...item.notices.map((notice): Definition => ['Note', notice]),
      ['SHA-256', [{ text: item.sha256, face: 'mono', size: 7.5 }]],
    ],
    { labels: 0.14, rules: false, keep: true, spaceAfter: 4 },
  )
}

function reviewedWords({ status, statusReason }: Item): string {
  if (status === 'unreviewed') return 'not reviewed'
  return statusReason === null ? status : `${status}: ${statusReason}`
}

/** What the vendor had said, where the register tells a reviewer's reading. */
function readOtherwise({ vendorSaid }: Item): Definition[] {
  return vendorSaid === null ? [] : [['Vendor said', vendorSaid]]
}

/** '1 Apr 2026 to 31 Mar 2027', with a word where it had ended. */
export function periodWords({ validFrom, validTo }: Item, asOf: string): string {
  if (validFrom === null && validTo === null) return 'No period given'
  const expired = validTo !== null && validTo < asOf ? ' (expired)' : ''
  return `${dateWords(validFrom)} to ${dateWords(validTo)}${expired}`
}
