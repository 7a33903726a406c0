// The audit log: search, check and take away.
import type { AuditFilters } from '../../core/audit/listing'
import { LinkButton } from '../button'
import { EmptyState } from '../empty-state'
import { useSearchParams } from '../link'
import { FilterChips, Pagination } from '../list-controls'
import { Page } from '../page'
import { Stack } from '../stack'
import { AuditFilter, auditChips, type Choices } from './audit-filter'
import { type AuditLineShown, AuditTable } from './audit-table'
import { ChainState, type ChainStateProps } from './chain-state'

export interface AuditPageProps extends Choices {
  lines: AuditLineShown[]
  count: number
  page: number
  pageCount: number
  filters: AuditFilters
  chain: ChainStateProps | null
  mayOpenReviews: boolean
}

export function AuditPage(props: AuditPageProps) {
  const { chain, filters, people, vendors } = props
  return (
    <Page
      title="Audit log"
      lead="Every change is one event, and each event's hash covers the one before it."
      actions={
        <>
          <LinkButton to="/admin/audit?verify">Check the chain</LinkButton>
          <LinkButton to="/admin/audit.jsonl" document>
            Export all (JSON lines)
          </LinkButton>
          <LinkButton to="/admin/audit.csv" document>
            Export all (CSV)
          </LinkButton>
        </>
      }
    >
      <Stack>
        {chain ? <ChainState {...chain} /> : null}
        <AuditFilter filters={filters} people={people} vendors={vendors} />
        <FilterChips chips={auditChips(filters, { people, vendors })} />
        <Listed {...props} />
      </Stack>
    </Page>
  )
}

function Listed(props: AuditPageProps) {
  const { lines, count, page, pageCount, filters, mayOpenReviews } = props
  const filtered = Object.values(filters).some((value) => value !== undefined)
  if (lines.length === 0) {
    return filtered ? (
      <EmptyState
        text="No event meets all of these filters."
        action={<LinkButton to="/admin/audit">Clear filters</LinkButton>}
      />
    ) : (
      <EmptyState text="Nothing has happened yet." />
    )
  }
  const first = (page - 1) * PAGE_SIZE + 1
  const totals = `${count.toLocaleString('en')} ${count === 1 ? 'event' : 'events'}${pageCount > 1 ? `, ${first.toLocaleString('en')} to ${(first + lines.length - 1).toLocaleString('en')} shown` : ''}`
  return (
    <>
      <AuditTable lines={lines} totals={totals} mayOpenReviews={mayOpenReviews} />
      {/* Another page of the list is no reason to hash everything once more. */}
      <Pagination page={page} pageCount={pageCount} forget="verify" />
      {filtered ? <ViewExports /> : null}
    </>
  )
}

const PAGE_SIZE = 50

function ViewExports() {
  const [search] = useSearchParams()
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      <LinkButton to={`/admin/audit.csv?${search}`} document>
        Export this view (CSV)
      </LinkButton>
      <LinkButton to={`/admin/audit.jsonl?${search}`} document>
        Export this view (JSON lines)
      </LinkButton>
    </div>
  )
}
