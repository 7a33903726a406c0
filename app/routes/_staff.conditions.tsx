// The register of conditions across reviews, narrowed and ordered through the URL.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import {
  conditionTotals,
  narrowConditions,
  readConditionWish,
} from '../core/judgement/conditions-register'
import { refusedPage } from '../http/refused'
import { requireStaff } from '../http/staff'
import { listConditions } from '../services/judgement/list-conditions'
import { ConditionsRegister } from '../ui/review/conditions-register'

export const meta: MetaFunction = () => [{ title: 'Conditions – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const listed = await listConditions(args.context.app, staff)
  if (!listed.ok) throw refusedPage(listed)
  const wish = readConditionWish(new URL(args.request.url).searchParams)
  const conditions = narrowConditions(listed.conditions, wish)
  return json({
    conditions,
    wish,
    totals: conditionTotals(conditions),
    known: listed.conditions.length,
  })
}

export default function ConditionsOfAllReviews() {
  return <ConditionsRegister {...useLoaderData<typeof loader>()} />
}
