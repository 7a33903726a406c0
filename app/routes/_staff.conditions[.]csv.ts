// The register of conditions as a file for spreadsheets: the same filters and order as the page.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvOf } from '../core/export/csv'
import {
  conditionsSheet,
  narrowConditions,
  readConditionWish,
} from '../core/judgement/conditions-register'
import { refusedPage } from '../http/refused'
import { requireStaff } from '../http/staff'
import { listConditions } from '../services/judgement/list-conditions'

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const listed = await listConditions(args.context.app, staff)
  if (!listed.ok) throw refusedPage(listed)
  const wish = readConditionWish(new URL(args.request.url).searchParams)
  return new Response(csvOf(conditionsSheet(narrowConditions(listed.conditions, wish))), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="conditions.csv"',
      'Cache-Control': 'no-store',
    },
  })
}
