// Events of the audit log as a table.
import { DataTable } from '../data-table'
import { InstantText } from '../date-text'
import { TextLink } from '../text-link'

export interface AuditLineShown {
  seq: number
  at: string
  who: string
  what: string
  reviewNumber: number | null
  hash: string
}

export function AuditTable({ lines, count }: { lines: readonly AuditLineShown[]; count: number }) {
  return (
    <DataTable
      caption="Events"
      captionHidden
      rows={lines}
      rowKey={(line) => String(line.seq)}
      totals={`${count} ${count === 1 ? 'event' : 'events'}`}
      columns={[
        { key: 'seq', header: 'No.', cell: (line) => line.seq, numeric: true },
        { key: 'at', header: 'When', cell: (line) => <InstantText instant={line.at} /> },
        { key: 'who', header: 'Who', cell: (line) => line.who },
        { key: 'what', header: 'What', cell: (line) => line.what },
        { key: 'review', header: 'Review', cell: (line) => <ReviewLink line={line} /> },
        {
          key: 'hash',
          header: 'Hash',
          cell: (line) => <code className="font-mono">{line.hash.slice(0, 12)}</code>,
        },
      ]}
    />
  )
}

function ReviewLink({ line }: { line: AuditLineShown }) {
  if (line.reviewNumber === null) return '–'
  const name = `R-${String(line.reviewNumber).padStart(4, '0')}`
  return <TextLink to={`/reviews/${line.reviewNumber}`}>{name}</TextLink>
}
