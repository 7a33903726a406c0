// Events of the audit log as a table; each opens to its facts and its hash.
import { reviewLabel } from '../../core/review/number'
import { type Column, DataTable } from '../data-table'
import { InstantText } from '../date-text'
import { TextLink } from '../text-link'

export interface AuditLineShown {
  seq: number
  at: string
  who: string
  what: string
  kind: string
  facts: [name: string, value: string][]
  reviewNumber: number | null
  hash: string
}

export interface AuditTableProps {
  lines: readonly AuditLineShown[]
  /** "Events 51 to 100 of 1,204" */
  totals: string
  /** Who reads the log need not be somebody who may see reviews. */
  mayOpenReviews: boolean
}

export function AuditTable({ lines, totals, mayOpenReviews }: AuditTableProps) {
  return (
    <DataTable
      caption="Events"
      captionHidden
      rows={lines}
      rowKey={(line) => String(line.seq)}
      totals={totals}
      columns={columnsFor(mayOpenReviews)}
    />
  )
}

const columnsFor = (mayOpenReviews: boolean): Column<AuditLineShown>[] => [
  { key: 'seq', header: 'No.', cell: ({ seq }) => seq, numeric: true },
  { key: 'at', header: 'When', cell: ({ at }) => <InstantText instant={at} /> },
  { key: 'who', header: 'Who', cell: ({ who }) => who },
  { key: 'what', header: 'What', cell: (line) => <What {...line} /> },
  {
    key: 'review',
    header: 'Review',
    cell: ({ reviewNumber }) => <OfReview number={reviewNumber} linked={mayOpenReviews} />,
  },
]

function What({ what, kind, facts, hash }: AuditLineShown) {
  const terms: [string, string][] = [['Kind', kind], ...facts, ['Hash', hash]]
  return (
    <details>
      <summary className="cursor-pointer break-words">{what}</summary>
      <dl className="my-2 grid gap-x-4 gap-y-1 sm:grid-cols-[minmax(6rem,max-content)_minmax(0,1fr)]">
        {terms.map(([term, value]) => (
          <Fact key={term} term={term} value={value} />
        ))}
      </dl>
    </details>
  )
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <>
      <dt className="text-muted">{spaced(term)}</dt>
      <dd className={/^[0-9a-f]{64}$/.test(value) ? 'break-all font-mono' : 'break-words'}>
        {value === '' ? '–' : value}
      </dd>
    </>
  )
}

/** "questionIds" as "Question ids". */
function spaced(name: string): string {
  const words = name
    .replace(/([A-Z])/g, ' $1')
    .trim()
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function OfReview({ number, linked }: { number: number | null; linked: boolean }) {
  if (number === null) return '–'
  const label = <span className="whitespace-nowrap">{reviewLabel(number)}</span>
  return linked ? <TextLink to={`/reviews/${number}`}>{label}</TextLink> : label
}
