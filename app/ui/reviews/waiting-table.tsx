// Reviews by whose move it is: what the next step is, how far the vendor has come, and since when nothing happened.
import type { LapseKind } from '../../core/judgement/standing'
import type { ReviewStatus } from '../../core/review/lifecycle'
import { reviewLabel } from '../../core/review/number'
import type { WaitingOn } from '../../core/review/waiting'
import { type Column, DataTable } from '../data-table'
import { DateText, InstantDay } from '../date-text'
import { Pagination } from '../list-controls'
import { StatusTag } from '../status-tag'
import { TextLink } from '../text-link'
import { ChooseAll } from './choose-all'
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
  owner: string
  bounced: boolean
  /** Why the portal prepared it; empty where a person launched it. */
  preparedBecause: string
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
  overdue: number
  page: number
  pages: number
  /** Where the whole group stands, with the filters in force. */
  more: string
  /** The form that ticked rows belong to; null for whoever only reads. */
  form: string | null
}

export function WaitingTable(group: WaitingTableProps) {
  const { on, reviews, total, overdue, page, pages, form } = group
  const hidden = pages > 1 ? 0 : total - reviews.length
  return (
    <section id={on} className="grid gap-2">
      <DataTable
        caption={waitingTitles[on]}
        rows={reviews}
        rowKey={({ number }) => String(number)}
        columns={columnsFor(on, form)}
        totals={
          <span className="flex flex-wrap items-center gap-x-4">
            <span>
              {total} {total === 1 ? 'review' : 'reviews'}, {overdue} overdue
              {hidden > 0 ? (
                <>
                  {'; '}
                  <TextLink to={group.more}>{hidden} more</TextLink>
                </>
              ) : null}
            </span>
            {form === null ? null : <ChooseAll within={on} />}
          </span>
        }
      />
      <Pagination page={page} pageCount={pages} />
    </section>
  )
}

function columnsFor(on: WaitingOn, form: string | null): Column<WaitingRow>[] {
  const last = on === 'nobody' ? next : due
  return [named(form), ...what, ...(on === 'vendor' ? progress : []), owner, last]
}

const named = (form: string | null): Column<WaitingRow> => ({
  key: 'number',
  header: 'Review',
  cell: ({ number }) => (
    <span className="inline-flex items-baseline gap-2">
      {form === null ? null : (
        <input
          type="checkbox"
          form={form}
          name="r"
          value={number}
          aria-label={`Choose ${reviewLabel(number)}`}
          className="size-6 shrink-0 scroll-my-20 self-center accent-action print:hidden"
        />
      )}
      <ReviewLink number={number} />
    </span>
  ),
})

const what: Column<WaitingRow>[] = [
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
    cell: ({ status, lapsed, bounced }) => (
      <span className="inline-flex flex-wrap gap-1.5">
        <ReviewStatusTag status={status} lapsed={lapsed} />
        {bounced ? <StatusTag>Mail bounced</StatusTag> : null}
      </span>
    ),
  },
  { key: 'for', header: 'Next step', cell: (row) => <NextStep row={row} /> },
]

/** What the portal prepared is one click from being sent. */
function NextStep({ row }: { row: WaitingRow }) {
  if (row.status !== 'draft') return row.waitingFor
  const send = `/reviews/new/send/${row.number}`
  if (row.preparedBecause === '') return <TextLink to={send}>{row.waitingFor}</TextLink>
  return (
    <>
      <TextLink to={send}>Check and send the next round</TextLink>
      <span className="block text-muted">Prepared because {row.preparedBecause}</span>
    </>
  )
}

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

const owner: Column<WaitingRow> = {
  key: 'owner',
  header: 'Looked after by',
  cell: ({ owner: name }) => name,
}

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
