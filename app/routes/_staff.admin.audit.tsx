// The audit log: who did what, when, to which review, and whether the chain still holds.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { allows } from '../core/access/policy'
import { readAuditArrangement } from '../core/audit/listing'
import { authorise, requireStaff } from '../http/staff'
import { listAudit } from '../services/audit/list-audit'
import { verifyAudit } from '../services/audit/verify-audit'
import { AuditPage } from '../ui/audit/audit-page'

export const meta: MetaFunction = () => [{ title: 'Audit log – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'audit.read')
  const { app } = args.context
  const search = new URL(args.request.url).searchParams
  const arrangement = readAuditArrangement(search)
  const listed = await listAudit(app, staff, arrangement)
  if (!listed) throw new Response('Not found', { status: 404 })
  // Only where it is asked for: it reads and hashes every event there is.
  const chain = search.has('verify') ? await verifyAudit(app, staff) : null
  const mayOpenReviews = allows(staff, 'review.list')
  return json({ ...listed, mayOpenReviews, filters: arrangement.filters, chain })
}

export default function AuditLog() {
  return <AuditPage {...useLoaderData<typeof loader>()} />
}
