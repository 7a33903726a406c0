// The register of findings as a file for spreadsheets: the same filters and order as the page, all of its pages.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvOf } from '../core/export/csv'
import { readFindingArrangement } from '../core/findings/register'
import { findingsSheet } from '../core/findings/sheet'
import { refusedPage } from '../http/refused'
import { requireStaff } from '../http/staff'
import { listFindings } from '../services/judgement/list-findings'

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const arrangement = readFindingArrangement(new URL(args.request.url).searchParams)
  const listed = await listFindings(args.context.app, staff, arrangement)
  if (!listed.ok) throw refusedPage(listed)
  return new Response(csvOf(findingsSheet(listed.rows)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="findings.csv"',
      'Cache-Control': 'no-store',
    },
  })
}
