// Proposals that wait for the reader's own word, above everything else on the first page.
import { DataTable } from '../data-table'
import { InstantText } from '../date-text'
import { TextLink } from '../text-link'
import { TierTag } from '../tier-tag'
import { ReviewLink } from './review-link'

export interface ApprovalRow {
  number: number
  vendor: string
  offering: string
  tier: number
  decision: string
  by: string
  at: string
}

export function ApprovalsTable({ rows }: { rows: readonly ApprovalRow[] }) {
  return (
    <DataTable
      caption="Waiting for your approval"
      rows={rows}
      rowKey={({ number }) => String(number)}
      totals={`${rows.length} ${rows.length === 1 ? 'proposal' : 'proposals'}`}
      columns={[
        { key: 'number', header: 'Review', cell: ({ number }) => <ReviewLink number={number} /> },
        {
          key: 'offering',
          header: 'Product',
          cell: ({ vendor, offering }) => (
            <>
              {offering} <span className="text-muted">{vendor}</span>
            </>
          ),
        },
        { key: 'tier', header: 'Tier', cell: ({ tier }) => <TierTag tier={tier} /> },
        { key: 'decision', header: 'Proposed', cell: ({ decision }) => decision },
        {
          key: 'by',
          header: 'By',
          cell: ({ by, at }) => (
            <>
              {by}, <InstantText instant={at} />
            </>
          ),
        },
        {
          key: 'open',
          header: 'Next step',
          cell: ({ number }) => (
            <TextLink to={`/reviews/${number}/decision`}>Approve or decline</TextLink>
          ),
        },
      ]}
    />
  )
}
