// What stands around every page of one review.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData, useLocation } from '@remix-run/react'
import { reviewNumber } from '../http/review-number'
import { requireStaff } from '../http/staff'
import { noSuchPage } from '../http/staff-page'
import { loadTierRaise } from '../services/judgement/load-tier-raise'
import { contentsRemoved } from '../services/privacy/contents-removed'
import { loadHead } from '../services/reviews/load-head'
import { ContentsRemoved } from '../ui/privacy/contents-removed'
import { ReviewHead } from '../ui/reviews/review-head'
import { TierRaiseNotice } from '../ui/reviews/tier-raise'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.label}, ${data.vendor.name} – Assay` : 'Review – Assay' },
]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const number = reviewNumber(args.params)
  const loaded = await loadHead(args.context.app, staff, number)
  if (!loaded.ok) throw noSuchPage()
  const raise = await loadTierRaise(args.context.app, staff, number)
  return json({
    ...loaded.head,
    raise,
    removed: await contentsRemoved(args.context.app, staff, number),
  })
}

export default function ReviewPages() {
  const { raise, removed, ...head } = useLoaderData<typeof loader>()
  // Without answers such a page would tell of blanks and of scores that nobody earned.
  const isOfAnswers = /\/(answers|difference|unchanged|questions)\/?$/.test(useLocation().pathname)
  return (
    <>
      <ReviewHead {...head} />
      {removed ? <ContentsRemoved {...removed} /> : null}
      {raise ? <TierRaiseNotice number={head.number} raise={raise} /> : null}
      {removed && isOfAnswers ? null : <Outlet />}
    </>
  )
}
