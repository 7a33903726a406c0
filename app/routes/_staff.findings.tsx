// The register of findings across reviews, narrowed and ordered through the URL.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { narrowFindings } from '../core/judgement/register'
import { refusedPage } from '../http/refused'
import { requireStaff } from '../http/staff'
import { listFindings } from '../services/judgement/list-findings'
import { FindingsRegister } from '../ui/review/findings-register'

export const meta: MetaFunction = () => [{ title: 'Findings – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const listed = await listFindings(args.context.app, staff)
  if (!listed.ok) throw refusedPage(listed)
  const search = new URL(args.request.url).searchParams
  const wish = { status: search.get('status'), sort: search.get('sort') }
  return json({ ...narrowFindings(listed.findings, wish), all: listed.findings.length })
}

export default function FindingsOfAllReviews() {
  return <FindingsRegister {...useLoaderData<typeof loader>()} />
}
