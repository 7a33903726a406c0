// The reviews list: where each stands, when it is due, how it ended, when it comes back.

import type { LapseKind } from '../../core/judgement/standing'
import type { ReviewStatus } from '../../core/review/lifecycle'
import { type Column, DataTable } from '../data-table'
import { RiskBadge, type RiskLevel } from '../risk-badge'
import { ScorePair } from '../score-pair'
import { TierTag } from '../tier-tag'
import { DueText } from './due-text'
import { ReviewLink } from './review-link'
import { ReviewStatusTag } from './review-status'

export interface ReviewRow {
  number: number
  vendor: string
  offering: string
  tier: number
  status: ReviewStatus
  dueOn: string
  overdue: boolean
  assured: number | null
  asStated: number | null
  residual: RiskLevel | null
  decision: string | null
  nextReviewOn: string | null
  lapsed: readonly LapseKind[]
}

export interface ReviewsTableProps {
  rows: readonly ReviewRow[]
  totals: string
  /** As in the address. */
  sort: string
  withScores: boolean
}

export function ReviewsTable({ rows, totals, sort, withScores }: ReviewsTableProps) {
  return (
    <DataTable
      caption="Reviews"
      captionHidden
      rows={rows}
      rowKey={({ number }) => String(number)}
      columns={withScores ? columns : columns.filter(({ key }) => key !== 'scores')}
      totals={totals}
      sort={sort}
    />
  )
}

const columns: Column<ReviewRow>[] = [
  {
    key: 'number',
    header: 'Review',
    sort: 'number',
    cell: ({ number }) => <ReviewLink number={number} />,
  },
  { key: 'vendor', header: 'Vendor', sort: 'vendor', cell: ({ vendor }) => vendor },
  { key: 'offering', header: 'Product', cell: ({ offering }) => offering },
  { key: 'tier', header: 'Tier', sort: 'tier', cell: ({ tier }) => <TierTag tier={tier} /> },
  {
    key: 'status',
    header: 'Status',
    sort: 'status',
    cell: ({ status, lapsed }) => <ReviewStatusTag status={status} lapsed={lapsed} />,
  },
  {
    key: 'due',
    header: 'Due',
    sort: 'due',
    // Once it is decided, what can be overdue is the next review.
    cell: ({ dueOn, overdue, status }) => (
      <DueText date={dueOn} overdue={overdue && status !== 'decided'} />
    ),
  },
  {
    key: 'scores',
    header: 'Score',
    cell: ({ assured, asStated }) =>
      assured === null ? '–' : <ScorePair assured={assured} asStated={asStated} />,
  },
  {
    key: 'residual',
    header: 'Residual risk',
    sort: 'residual',
    cell: ({ residual }) => <RiskBadge level={residual} />,
  },
  { key: 'decision', header: 'Decision', cell: ({ decision }) => decision ?? '–' },
  {
    key: 'next',
    header: 'Next review',
    sort: 'next',
    cell: ({ nextReviewOn, overdue, status }) =>
      nextReviewOn === null ? (
        '–'
      ) : (
        <DueText date={nextReviewOn} overdue={overdue && status === 'decided'} />
      ),
  },
]
