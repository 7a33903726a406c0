// Findings of all reviews in one table, open and worst ones first unless the reader orders them otherwise.
import type { FindingFilters, RegisteredFinding } from '../../core/findings/register'
import { findingLabel } from '../../core/findings/view'
import { reviewLabel } from '../../core/review/number'
import { LinkButton } from '../button'
import { type Column, DataTable } from '../data-table'
import { EmptyState } from '../empty-state'
import { useSearchParams } from '../link'
import { FilterChips, Pagination } from '../list-controls'
import { Page } from '../page'
import { DueText } from '../reviews/due-text'
import { RiskBadge } from '../risk-badge'
import { Stack } from '../stack'
import { StatusTag } from '../status-tag'
import { TextLink } from '../text-link'
import { FindingsFilter, findingChips } from './findings-filter'

type Row = Omit<RegisteredFinding, 'vendorSearchKey'>

export interface FindingsRegisterProps {
  rows: Row[]
  page: number
  pages: number
  totals: string
  /** How many there are without a filter. */
  known: number
  filters: FindingFilters
  sort: string
}

export function FindingsRegister(props: FindingsRegisterProps) {
  return (
    <Page title="Findings" lead="Weaknesses found in every review, and who takes care of them.">
      {props.known === 0 ? (
        <EmptyState text="No review that you may read has a finding yet." />
      ) : (
        <Found {...props} />
      )}
    </Page>
  )
}

function Found({ rows, page, pages, totals, filters, sort }: FindingsRegisterProps) {
  const [search] = useSearchParams()
  return (
    <Stack>
      <FindingsFilter filters={filters} sort={sort} />
      <FilterChips chips={findingChips(filters)} />
      {rows.length === 0 ? (
        <EmptyState
          text="No finding meets all of these filters."
          action={<LinkButton to="/findings">Clear filters</LinkButton>}
        />
      ) : (
        <>
          <DataTable
            caption="Findings"
            captionHidden
            sort={sort}
            rows={rows}
            rowKey={(finding) => `${finding.review}-${finding.number}`}
            totals={totals}
            columns={columns}
          />
          <Pagination page={page} pageCount={pages} />
          <div className="print:hidden">
            <LinkButton to={`/findings.csv?${search}`} document>
              Export this view
            </LinkButton>
          </div>
        </>
      )}
    </Stack>
  )
}

const columns: Column<Row>[] = [
  {
    key: 'id',
    header: 'Finding',
    sort: 'review',
    cell: ({ review, number }) => (
      <TextLink to={`/reviews/${review}/findings`}>
        <span className="whitespace-nowrap">
          {reviewLabel(review)} {findingLabel(number)}
        </span>
      </TextLink>
    ),
  },
  {
    key: 'severity',
    header: 'Severity',
    sort: 'severity',
    cell: ({ severity }) => <RiskBadge level={severity} />,
  },
  {
    key: 'vendor',
    header: 'Offering',
    sort: 'vendor',
    cell: ({ vendor, offering }) => `${vendor}, ${offering}`,
  },
  { key: 'statement', header: 'What is wrong', cell: ({ statement }) => statement },
  { key: 'treatment', header: 'Treatment', cell: ({ treatment }) => treatment },
  { key: 'owner', header: 'Owner', sort: 'owner', cell: ({ owner }) => owner },
  {
    key: 'due',
    header: 'Due',
    sort: 'due',
    cell: ({ dueOn, overdue }) => (dueOn ? <DueText date={dueOn} overdue={overdue} /> : '–'),
  },
  {
    key: 'status',
    header: 'Status',
    sort: 'status',
    cell: ({ status }) => (
      <StatusTag tone={status === 'open' ? 'blue' : 'neutral'}>{status}</StatusTag>
    ),
  },
]
