// What changed beside the answers: documents, findings and conditions, each as it was and as it is.
import type { Beside } from '../../core/review/difference/rest'
import type { ShownDifference } from '../../core/review/difference/view'
import { DataTable } from '../data-table'
import { Section } from '../page'

export function Documents({ documents }: { documents: readonly Beside[] }) {
  if (documents.length === 0) return null
  return (
    <Section title="Documents">
      <BesideTable caption="Documents that changed" rows={documents} none="Not there" />
    </Section>
  )
}

export function FindingsAndConditions({ of }: { of: ShownDifference }) {
  const { findings, conditions, now } = of
  const none = now.settled ? 'None' : 'None so far'
  return (
    <>
      {findings.length > 0 ? (
        <Section title="Findings">
          <BesideTable caption="Findings that changed" rows={findings} none={none} />
        </Section>
      ) : null}
      {conditions.length > 0 ? (
        <Section title="Conditions">
          <BesideTable caption="Conditions that changed" rows={conditions} none={none} />
        </Section>
      ) : null}
    </>
  )
}

function BesideTable(props: { caption: string; rows: readonly Beside[]; none: string }) {
  const { caption, rows, none } = props
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={({ what, before }) => `${what} ${before}`}
      columns={[
        { key: 'what', header: 'What', cell: ({ what }) => what },
        { key: 'before', header: 'Then', cell: ({ before }) => before ?? 'Not there' },
        { key: 'after', header: 'Now', cell: ({ after }) => after ?? none },
      ]}
    />
  )
}
