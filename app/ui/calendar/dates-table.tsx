// The calendar as a list: a date each row, with what it is about.
import { type CalendarDate, passedAs } from '../../core/calendar/date'
import { type Column, DataTable } from '../data-table'
import { DateText } from '../date-text'
import { ReviewLink } from '../reviews/review-link'
import { TierTag } from '../tier-tag'

export interface DatesTableProps {
  caption: string
  dates: readonly CalendarDate[]
  today: string
  totals: string
}

export function DatesTable({ caption, dates, today, totals }: DatesTableProps) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={dates}
      rowKey={({ id }) => id}
      totals={totals}
      columns={columnsFor(today)}
    />
  )
}

const columnsFor = (today: string): Column<CalendarDate>[] => [
  {
    key: 'on',
    header: 'Date',
    cell: (date) => (
      <span className="inline-flex flex-wrap gap-x-1.5">
        <DateText date={date.on} />
        {passedAs(date, today) === null ? null : (
          <strong className="font-semibold">{passedAs(date, today)}</strong>
        )}
      </span>
    ),
  },
  {
    key: 'what',
    header: 'What',
    cell: ({ title, about }) => (
      <>
        {title} {about ? <span className="block text-muted">{about}</span> : null}
      </>
    ),
  },
  {
    key: 'offering',
    header: 'Product',
    cell: ({ offering, vendor }) => (
      <>
        {offering} <span className="block text-muted">{vendor}</span>
      </>
    ),
  },
  { key: 'review', header: 'Review', cell: ({ review }) => <ReviewLink number={review} /> },
  { key: 'tier', header: 'Tier', cell: ({ tier }) => <TierTag tier={tier} /> },
]
