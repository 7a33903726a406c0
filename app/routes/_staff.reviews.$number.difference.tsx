// What changed in a review since an earlier round of the same use.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { reviewLabel } from '../core/review/number'
import { refusedPage } from '../http/refused'
import { earlierReview, reviewNumber } from '../http/review-number'
import { requireStaff } from '../http/staff'
import { loadDifference } from '../services/difference/load-difference'
import { DifferenceView } from '../ui/difference/difference-page'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Since last round, ${reviewLabel(data.number)} – Assay` : 'Difference – Assay' },
]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const number = reviewNumber(args.params)
  const wanted = { number, against: earlierReview(args.request) }
  const loaded = await loadDifference(args.context.app, staff, wanted)
  if (!loaded.ok && loaded.reason !== 'not possible now') throw refusedPage(loaded)
  return json({
    number,
    page: loaded.ok ? loaded : null,
    sentence: loaded.ok ? '' : loaded.sentence,
  })
}

export default function Difference() {
  const { page, sentence } = useLoaderData<typeof loader>()
  return page ? <DifferenceView page={page} /> : <p>{sentence}</p>
}
