// Reviews by whose move it is: what the next step is, how far the vendor has come, and since when nothing happened.

import type { LapseKind } from '../../core/judgement/standing'
import type { ReviewStatus } from '../../core/review/lifecycle'
import type { WaitingOn } from '../../core/review/waiting'
import { type Column, DataTable } from '../data-table'
import { DateText, InstantDay } from '../date-text'
import { TextLink } from '../text-link'
import { DueText } from './due-text'
import { ReviewLink } from './review-link'
import { ReviewStatusTag } from './review-status'

export interface WaitingRow {
  number: number
  vendor: string
  offering: string
  status: ReviewStatus
  waitingFor: string
  dueOn: string
  overdue: boolean
  nextReviewOn: string | null
  /** ISO instants. */
  openedAt: string | null
  lastActivityAt: string | null
  percentAnswered: number | null
  lapsed: readonly LapseKind[]
}

export const waitingTitles: Record<WaitingOn, string> = {
  us: 'Waiting on us',
  vendor: 'Waiting on the vendor',
  reviewer: 'Waiting on a reviewer',
  nobody: 'Waiting on nobody',
}

export interface WaitingTableProps {
  on: WaitingOn
  reviews: readonly WaitingRow[]
  total: number
}

export function WaitingTable({ on, reviews, total }: WaitingTableProps) {
  const overdue = reviews.filter((review) => review.overdue).length
  const more = total - reviews.length
  return (
    <DataTable
      caption={waitingTitles[on]}
      rows={reviews}
      rowKey={({ number }) => String(number)}
      columns={columnsFor(on)}
      totals={
        <>
          {total} {total === 1 ? 'review' : 'reviews'}, {overdue} overdue
          {more > 0 ? (
            <>
              {'; '}
              <TextLink to={`/reviews?waiting=${on}`}>{more} more</TextLink>
            </>
          ) : null}
        </>
      }
    />
  )
}

function columnsFor(on: WaitingOn): Column<WaitingRow>[] {
  const shown =
    on === 'vendor'
      ? [...what, ...progress, due]
      : on === 'nobody'
        ? [...what, next]
        : [...what, due]
  return shown
}

const what: Column<WaitingRow>[] = [
  {
    key: 'number',
    header: 'Review',
    cell: ({ number }) => <ReviewLink number={number} />,
  },
  {
    key: 'offering',
    header: 'Product',
    cell: ({ vendor, offering }) => (
      <>
        {offering} <span className="text-muted">{vendor}</span>
      </>
    ),
  },
  {
    key: 'status',
    header: 'Status',
    cell: ({ status, lapsed }) => <ReviewStatusTag status={status} lapsed={lapsed} />,
  },
  { key: 'for', header: 'Next step', cell: ({ waitingFor }) => waitingFor },
]

const progress: Column<WaitingRow>[] = [
  {
    key: 'opened',
    header: 'Opened',
    cell: ({ openedAt }) => (openedAt === null ? 'Not yet' : <InstantDay instant={openedAt} />),
  },
  {
    key: 'answered',
    header: 'Answered',
    numeric: true,
    cell: ({ percentAnswered }) => (percentAnswered === null ? '–' : `${percentAnswered} %`),
  },
  {
    key: 'activity',
    header: 'Last activity',
    cell: ({ lastActivityAt }) =>
      lastActivityAt === null ? 'None' : <InstantDay instant={lastActivityAt} />,
  },
]

const due: Column<WaitingRow> = {
  key: 'due',
  header: 'Due',
  cell: ({ status, dueOn, nextReviewOn, overdue }) => (
    <DueText date={status === 'decided' ? (nextReviewOn ?? dueOn) : dueOn} overdue={overdue} />
  ),
}

const next: Column<WaitingRow> = {
  key: 'next',
  header: 'Next review',
  cell: ({ nextReviewOn }) => (nextReviewOn === null ? 'None' : <DateText date={nextReviewOn} />),
}
