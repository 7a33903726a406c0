// Every review that one may see, filtered, sorted and paged through the address.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { allows } from '../core/access/policy'
import { pageOf, readArrangement, totalsLine } from '../core/review/listing'
import { authorise, requireStaff } from '../http/staff'
import { noSuchPage } from '../http/staff-page'
import { listReviews } from '../services/reviews/list-reviews'
import { Actions, LinkButton } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { FilterChips, Pagination } from '../ui/list-controls'
import { Page } from '../ui/page'
import { chipsOf, FilterForm } from '../ui/reviews/filter-form'
import { ReviewsTable } from '../ui/reviews/reviews-table'
import { Stack } from '../ui/stack'

export const meta: MetaFunction = () => [{ title: 'Reviews – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'review.list')
  const arrangement = readArrangement(new URL(args.request.url).searchParams)
  const listed = await listReviews(args.context.app, staff, arrangement)
  if (!listed.ok) throw noSuchPage()
  const { rows, page, pages } = pageOf(listed.rows, arrangement.page)
  return json({
    // Only what the table shows leaves the server.
    rows: rows.map(({ vendorSearchKey: _key, id: _id, requesterId: _requester, ...row }) => row),
    page,
    pages,
    totals: totalsLine(listed.rows),
    known: listed.known,
    withScores: listed.withScores,
    filters: arrangement.filters,
    sort: `${arrangement.descending ? '-' : ''}${arrangement.sort}`,
    mayLaunch: allows(staff, 'review.launch'),
    mayExport: allows(staff, 'report.read', { decided: true }),
  })
}

export default function Reviews() {
  const { known, mayLaunch } = useLoaderData<typeof loader>()
  const launch = mayLaunch ? (
    <LinkButton to="/reviews/new" look="primary">
      Launch a review
    </LinkButton>
  ) : undefined
  return (
    <Page title="Reviews" actions={known > 0 ? launch : undefined}>
      {known === 0 ? (
        <EmptyState
          text="There is no review so far: one begins with a filed use and an invitation to its vendor."
          action={launch}
        />
      ) : (
        <FoundReviews />
      )}
    </Page>
  )
}

function FoundReviews() {
  const { rows, page, pages, totals, withScores, filters, sort, mayExport } =
    useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  return (
    <Stack>
      <FilterForm filters={filters} sort={sort} />
      <FilterChips chips={chipsOf(filters)} />
      {rows.length === 0 ? (
        <EmptyState
          text="No review meets all of these filters."
          action={<LinkButton to="/reviews">Clear filters</LinkButton>}
        />
      ) : (
        <>
          <ReviewsTable rows={rows} totals={totals} sort={sort} withScores={withScores} />
          <Pagination page={page} pageCount={pages} />
          <Actions>
            <LinkButton to={`/reviews.csv?${search}`} document>
              Export this view
            </LinkButton>
            {mayExport ? (
              <LinkButton to={`/reports/new?${search}`}>Export reports of this view</LinkButton>
            ) : null}
          </Actions>
        </>
      )}
    </Stack>
  )
}
