// Uses as a list: what for, with what, its tier, and the review that stands for it.

import type { LapseKind } from '../../core/judgement/standing'
import type { ReviewStatus } from '../../core/review/lifecycle'
import { DataTable } from '../data-table'
import { InstantDay } from '../date-text'
import { ReviewLink } from '../reviews/review-link'
import { ReviewStatusTag } from '../reviews/review-status'
import { StatusTag } from '../status-tag'
import { TextLink } from '../text-link'
import { TierTag } from '../tier-tag'

export interface ListedUse {
  id: string
  title: string
  owner: string
  product: string
  vendor: string
  tier: number | null
  alreadyInUse: boolean
  filedBy: string
  filedAt: string
  review: { number: number; status: ReviewStatus; lapsed: readonly LapseKind[] } | null
}

export interface UsesTableProps {
  caption: string
  uses: readonly ListedUse[]
  captionHidden?: boolean
}

export function UsesTable({ caption, uses, captionHidden = false }: UsesTableProps) {
  const inUse = uses.filter((use) => use.alreadyInUse).length
  return (
    <DataTable
      caption={caption}
      captionHidden={captionHidden}
      rows={uses}
      rowKey={(use) => use.id}
      totals={`${uses.length} ${uses.length === 1 ? 'use' : 'uses'}, ${inUse} already in use when filed`}
      columns={[
        {
          key: 'title',
          header: 'Use',
          cell: (use) => <TextLink to={`/uses/${use.id}`}>{use.title}</TextLink>,
        },
        { key: 'product', header: 'Product', cell: (use) => productOf(use) },
        { key: 'owner', header: 'Owner', cell: (use) => use.owner },
        {
          key: 'tier',
          header: 'Tier',
          cell: (use) => (
            <span className="inline-flex flex-wrap gap-1.5">
              <TierTag tier={use.tier} />
              {use.alreadyInUse ? <StatusTag>Shadow use</StatusTag> : null}
            </span>
          ),
        },
        {
          key: 'filed',
          header: 'Filed',
          cell: (use) => (
            <>
              <InstantDay instant={use.filedAt} /> by {use.filedBy}
            </>
          ),
        },
        { key: 'review', header: 'Review', cell: (use) => <ReviewOf use={use} /> },
      ]}
    />
  )
}

const productOf = ({ product, vendor }: ListedUse): string =>
  vendor === '' ? product : `${product}, ${vendor}`

function ReviewOf({ use: { review } }: { use: ListedUse }) {
  if (review === null) return <>None</>
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <ReviewLink number={review.number} />
      <ReviewStatusTag status={review.status} lapsed={review.lapsed} />
    </span>
  )
}
