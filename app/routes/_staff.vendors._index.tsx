// The vendors that are known.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { allows } from '../core/access/policy'
import { authorise, requireStaff } from '../http/staff'
import { noSuchPage } from '../http/staff-page'
import { listVendors, type VendorSummary } from '../services/vendors/list-vendors'
import { LinkButton } from '../ui/button'
import { DataTable } from '../ui/data-table'
import { EmptyState } from '../ui/empty-state'
import { Page } from '../ui/page'
import { LapseTags } from '../ui/reviews/lapses'
import { SearchForm } from '../ui/search-form'
import { Stack } from '../ui/stack'
import { TextLink } from '../ui/text-link'

export const meta: MetaFunction = () => [{ title: 'Vendors – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'vendor.read')
  const search = new URL(args.request.url).searchParams.get('q')?.trim() ?? ''
  const listed = await listVendors(args.context.app, staff, search)
  if (!listed.ok) throw noSuchPage()
  const { vendors, known } = listed
  return json({ vendors, known, search, mayManage: allows(staff, 'vendor.manage') })
}

export default function Vendors() {
  const { vendors, known, search, mayManage } = useLoaderData<typeof loader>()
  const add = mayManage ? (
    <LinkButton to="/vendors/new" look="primary">
      Add a vendor
    </LinkButton>
  ) : undefined
  return (
    <Page title="Vendors" actions={known > 0 ? add : undefined}>
      {known === 0 ? (
        <EmptyState
          text="No vendor is known so far: launching a review adds the first one."
          action={add}
        />
      ) : (
        <Stack>
          <SearchForm label="Name or domain" value={search} />
          {vendors.length === 0 ? (
            <EmptyState
              text={`No vendor has “${search}” in its name or domain.`}
              action={<LinkButton to="/vendors">Clear the search</LinkButton>}
            />
          ) : (
            <VendorsTable vendors={vendors} />
          )}
        </Stack>
      )}
    </Page>
  )
}

function VendorsTable({ vendors }: { vendors: readonly VendorSummary[] }) {
  return (
    <DataTable
      caption="Vendors"
      captionHidden
      rows={vendors}
      rowKey={(vendor) => vendor.id}
      totals={`${vendors.length} ${vendors.length === 1 ? 'vendor' : 'vendors'}`}
      columns={[
        {
          key: 'name',
          header: 'Vendor',
          cell: (vendor) => (
            <span className="inline-flex flex-wrap items-center gap-1.5">
              <TextLink to={`/vendors/${vendor.id}`}>{vendor.name}</TextLink>
              <LapseTags lapsed={vendor.lapsed} />
            </span>
          ),
        },
        { key: 'domain', header: 'Domain', cell: (vendor) => vendor.domain },
        {
          key: 'offerings',
          header: 'Offerings',
          cell: (vendor) => vendor.offerings,
          numeric: true,
        },
        {
          key: 'open',
          header: 'Open reviews',
          cell: (vendor) => vendor.openReviews,
          numeric: true,
        },
        {
          key: 'decided',
          header: 'Decided',
          cell: (vendor) => vendor.decidedReviews,
          numeric: true,
        },
      ]}
    />
  )
}
