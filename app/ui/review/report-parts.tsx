// The tables of a report on screen: conditions, findings and evidence.
import type { ReportRecord } from '../../core/report/record'
import { dateWords, UNKNOWN } from '../../core/report/words'
import { DataTable } from '../data-table'
import { Section } from '../page'
import { RiskBadge } from '../risk-badge'

export function Conditions({ conditions }: Pick<ReportRecord, 'conditions'>) {
  if (conditions.length === 0) return null
  return (
    <Section title="Conditions">
      <DataTable
        caption="Conditions"
        captionHidden
        rows={conditions}
        rowKey={({ id }) => id}
        columns={[
          { key: 'id', header: 'No.', cell: numberOf },
          { key: 'sentence', header: 'Condition', cell: ({ sentence }) => sentence },
          {
            key: 'owner',
            header: 'Binds',
            cell: ({ ownerSide, owner }) =>
              `${ownerSide === 'us' ? 'us' : 'the vendor'}${owner ? `, ${owner}` : ''}`,
          },
          { key: 'due', header: 'Due', cell: ({ dueOn }) => dateWords(dueOn) },
          {
            key: 'evidence',
            header: 'Shown by',
            cell: ({ evidenceNeeded }) => evidenceNeeded ?? UNKNOWN,
          },
          {
            key: 'consequence',
            header: 'If missed',
            cell: ({ consequence }) => consequence ?? UNKNOWN,
          },
        ]}
      />
    </Section>
  )
}

export function RecordedFindings({ findings }: Pick<ReportRecord, 'findings'>) {
  return (
    <Section title="Findings">
      {findings.length === 0 ? (
        <p>No finding was raised.</p>
      ) : (
        <DataTable
          caption="Findings"
          captionHidden
          rows={findings}
          rowKey={({ id }) => id}
          columns={[
            { key: 'id', header: 'No.', cell: numberOf },
            {
              key: 'severity',
              header: 'Severity',
              cell: ({ severity }) => <RiskBadge level={severity} />,
            },
            { key: 'statement', header: 'Finding', cell: ({ statement }) => statement },
            {
              key: 'question',
              header: 'Question',
              cell: ({ questionId }) => questionId ?? UNKNOWN,
            },
            {
              key: 'treatment',
              header: 'Treatment',
              cell: ({ treatment, owner }) => [treatment, owner].filter(Boolean).join(': '),
            },
            { key: 'due', header: 'Due', cell: ({ dueOn }) => dateWords(dueOn) },
            { key: 'status', header: 'Status', cell: ({ status }) => status },
          ]}
        />
      )}
    </Section>
  )
}

export function EvidenceRegister({ evidence }: Pick<ReportRecord, 'evidence'>) {
  return (
    <Section title="Evidence">
      {evidence.length === 0 ? (
        <p>The vendor gave no files.</p>
      ) : (
        <DataTable
          caption="Evidence"
          captionHidden
          rows={evidence}
          rowKey={({ id }) => id}
          columns={[
            { key: 'id', header: 'No.', cell: numberOf },
            { key: 'kind', header: 'Kind', cell: ({ kind }) => kind },
            { key: 'issuer', header: 'Issuer', cell: ({ issuer }) => issuer ?? UNKNOWN },
            { key: 'valid', header: 'Valid to', cell: ({ validTo }) => dateWords(validTo) },
            { key: 'file', header: 'File', cell: ({ fileName }) => fileName },
            {
              key: 'cited',
              header: 'Cited in',
              cell: ({ citedIn }) => citedIn.join(', ') || UNKNOWN,
            },
          ]}
        />
      )}
    </Section>
  )
}

const numberOf = ({ id }: { id: string }) => <span className="whitespace-nowrap">{id}</span>
