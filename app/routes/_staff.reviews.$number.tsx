// What stands around every page of one review.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { reviewNumber } from '../http/review-number'
import { requireStaff } from '../http/staff'
import { noSuchPage } from '../http/staff-page'
import { loadHead } from '../services/reviews/load-head'
import { ReviewHead } from '../ui/reviews/review-head'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.label}, ${data.vendor.name} – Assay` : 'Review – Assay' },
]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const loaded = await loadHead(args.context.app, staff, reviewNumber(args.params))
  if (!loaded.ok) throw noSuchPage()
  return json(loaded.head)
}

export default function ReviewPages() {
  return (
    <>
      <ReviewHead {...useLoaderData<typeof loader>()} />
      <Outlet />
    </>
  )
}
