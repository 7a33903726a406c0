// Last page: who stands behind this report, and how to tell a true copy.
import type { ReportRecord } from '../../app/core/report/record'
import { reportWords } from '../../app/core/report/summary'
import { instantWords } from '../../app/core/report/words'
import { definitions } from '../../app/pdf/layout/definitions'
import type { Flow } from '../../app/pdf/layout/flow'
import { bullets, paragraph } from '../../app/pdf/layout/paragraph'
import { table } from '../../app/pdf/layout/table'
import type { Issue } from './issue'

export const RECORD_FILE = 'record.json'

export function signOff(flow: Flow, record: ReportRecord, issue: Issue): void {
  flow.startPage()
  flow.heading(1, 'Sign-off and verification')
  people(flow, record)
  attested(flow, record)
  verification(flow, record, issue)
}

/** In every copy; the attached record stands only where all of it may be read. */
export function verification(flow: Flow, record: ReportRecord, issue: Issue): void {
  flow.heading(2, 'How to verify this copy')
  bullets(flow, howTo(record, issue))
  // At the very end, whole: covers say that hashes stand on the last page.
  definitions(
    flow,
    [
      ['Report', reportWords(record)],
      ['Issued', instantWords(record.issuedAt)],
      ['Record hash (SHA-256)', [{ text: issue.hash, face: 'mono', size: 7.5 }]],
      ['Head of the audit chain', [{ text: record.audit.headHash, face: 'mono', size: 7.5 }]],
      [
        'Signing certificate (SHA-256)',
        issue.fingerprint === null
          ? 'none: this copy is not signed'
          : [{ text: issue.fingerprint, face: 'mono', size: 7.5 }],
      ],
    ],
    { keep: true },
  )
}

function people(flow: Flow, { decision, reviewers }: ReportRecord): void {
  const rows = [
    ...reviewers.map(({ name, role }) => ({ cells: ['Reviewed', name, role, ''] })),
    ...(decision
      ? [{ cells: ['Proposed', decision.proposedBy, '', instantWords(decision.proposedAt)] }]
      : []),
    ...(decision?.approvers ?? []).map(({ name, role, at }) => ({
      cells: ['Approved', name, role, instantWords(at)],
    })),
  ]
  if (rows.length === 0) {
    paragraph(flow, 'Nobody has signed this off.')
    return
  }
  table(flow, {
    columns: [
      { head: 'Part', width: 2 },
      { head: 'Name', width: 4 },
      { head: 'Role', width: 3 },
      { head: 'When', width: 3 },
    ],
    rows,
    keep: true,
  })
}

export function attested(flow: Flow, { attestation, vendor }: ReportRecord): void {
  flow.heading(2, 'Attestation by the vendor')
  if (!attestation) {
    paragraph(flow, 'The vendor has not attested to its answers.')
    return
  }
  const title = attestation.title === null ? '' : `, ${attestation.title}`
  paragraph(flow, `“${attestation.statement}”`)
  const when = instantWords(attestation.at)
  paragraph(flow, `${attestation.name}${title}, for ${vendor.legalName ?? vendor.name}, ${when}.`)
}

function howTo({ organisation }: ReportRecord, { fingerprint, audience }: Issue): string[] {
  const where = organisation.verifyUrl
  return [
    where === null
      ? `Ask ${organisation.name} whether it issued this copy and whether it is still in force.`
      : `At ${where} anyone can drop this file and read whether it is unaltered and still in force. The file does not leave the reader’s machine.`,
    fingerprint === null
      ? 'This copy is not signed.'
      : 'A digital signature covers every byte of this file; any PDF reader shows it. Compare its certificate with the one below.',
    audience === 'full'
      ? `The attached file ${RECORD_FILE} is the record that every page was made from; its SHA-256 is the record hash. The command “assay verify” redoes the score from it, also without a network.`
      : 'The record hash is that of the whole record, which the full report has attached. It is not attached here, because parts of it are withheld from this copy.',
    'The report is tamper-evident: a change to the record changes its hash, and a change to the history changes the head of the audit chain.',
  ]
}
