// The register of findings across reviews, filtered, sorted and paged through the address.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findingTotals, readFindingArrangement } from '../core/findings/register'
import { pageOf } from '../core/review/listing'
import { refusedPage } from '../http/refused'
import { requireStaff } from '../http/staff'
import { listFindings } from '../services/judgement/list-findings'
import { FindingsRegister } from '../ui/review/findings-register'

export const meta: MetaFunction = () => [{ title: 'Findings – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const arrangement = readFindingArrangement(new URL(args.request.url).searchParams)
  const listed = await listFindings(args.context.app, staff, arrangement)
  if (!listed.ok) throw refusedPage(listed)
  const { rows, page, pages } = pageOf(listed.rows, arrangement.page)
  return json({
    rows: rows.map(({ vendorSearchKey: _key, ...row }) => row),
    page,
    pages,
    totals: findingTotals(listed.rows),
    known: listed.known,
    filters: arrangement.filters,
    sort: `${arrangement.descending ? '-' : ''}${arrangement.sort}`,
  })
}

export default function FindingsOfAllReviews() {
  return <FindingsRegister {...useLoaderData<typeof loader>()} />
}
