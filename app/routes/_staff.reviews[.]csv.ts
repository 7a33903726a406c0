// The reviews list as a file for spreadsheets: the same filters and order as the page, all of its pages.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvOf } from '../core/export/csv'
import { readArrangement } from '../core/review/listing'
import { reviewsSheet } from '../core/review/reviews-sheet'
import { authorise, requireStaff } from '../http/staff'
import { noSuchPage } from '../http/staff-page'
import { listReviews } from '../services/reviews/list-reviews'

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'review.list')
  const arrangement = readArrangement(new URL(args.request.url).searchParams)
  const listed = await listReviews(args.context.app, staff, arrangement)
  if (!listed.ok) throw noSuchPage()
  return new Response(csvOf(reviewsSheet(listed.rows)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="reviews.csv"',
      'Cache-Control': 'no-store',
    },
  })
}
