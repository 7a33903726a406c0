// The reviews of one vendor: how each ended, and when the next one is due.

import type { LapseKind } from '../../core/judgement/standing'
import type { ReviewStatus } from '../../core/review/lifecycle'
import { DataTable } from '../data-table'
import { DateText } from '../date-text'
import { ReviewLink } from '../reviews/review-link'
import { ReviewStatusTag } from '../reviews/review-status'
import { RiskBadge, type RiskLevel } from '../risk-badge'
import { TierTag } from '../tier-tag'

export interface VendorReview {
  number: number
  offering: string
  use: string
  tier: number
  status: ReviewStatus
  decision: string | null
  lapsed: readonly LapseKind[]
  residual: RiskLevel | null
  nextReviewOn: string | null
}

export function VendorReviews({ reviews }: { reviews: readonly VendorReview[] }) {
  return (
    <DataTable
      caption="Reviews"
      captionHidden
      rows={reviews}
      rowKey={(review) => String(review.number)}
      columns={[
        {
          key: 'number',
          header: 'Review',
          cell: ({ number }) => <ReviewLink number={number} />,
        },
        { key: 'offering', header: 'Offering', cell: (review) => review.offering },
        { key: 'use', header: 'Use', cell: (review) => review.use },
        { key: 'tier', header: 'Tier', cell: (review) => <TierTag tier={review.tier} /> },
        {
          key: 'status',
          header: 'Status',
          cell: (review) => <ReviewStatusTag status={review.status} lapsed={review.lapsed} />,
        },
        {
          key: 'residual',
          header: 'Residual risk',
          cell: (review) => <RiskBadge level={review.residual} />,
        },
        { key: 'decision', header: 'Decision', cell: (review) => review.decision ?? 'None so far' },
        {
          key: 'next',
          header: 'Next review',
          cell: ({ nextReviewOn }) =>
            nextReviewOn === null ? 'None' : <DateText date={nextReviewOn} />,
        },
      ]}
    />
  )
}
