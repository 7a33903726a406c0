// Coverage: which identifiers of a framework are asked of a tier, and which are not; to read and to print.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { refusedPage } from '../http/refused'
import { requireStaff } from '../http/staff'
import { viewCoverage } from '../services/questionnaires/view-coverage'
import { CoveragePage } from '../ui/questionnaires/coverage-page'

export const meta: MetaFunction = () => [{ title: 'Coverage – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const viewed = viewCoverage(args.context.app, staff, new URL(args.request.url).searchParams)
  if (!viewed.ok) throw refusedPage(viewed)
  return json(viewed.view, { status: viewed.view.picked === null ? 400 : 200 })
}

export default function Coverage() {
  return <CoveragePage {...useLoaderData<typeof loader>()} />
}
