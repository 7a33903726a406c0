// One export of many reports: how far it is, cancelling it, and fetching it.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { redirectTo } from '../http/redirect'
import { authorise, requireStaff } from '../http/staff'
import { noSuchPage } from '../http/staff-page'
import { cancelBatch, viewBatch } from '../services/report/batch/view-batch'
import { Page } from '../ui/page'
import { Batch } from '../ui/reports/batch'

export const meta: MetaFunction = () => [{ title: 'Export of reports – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'report.read', { decided: true })
  const batch = await viewBatch(args.context.app, staff, args.params.id ?? '')
  if (batch === null) throw noSuchPage()
  return json({ batch })
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'report.read', { decided: true })
  const { app } = args.context
  const id = args.params.id ?? ''
  if ((await viewBatch(app, staff, id)) === null) throw noSuchPage()
  await cancelBatch(app, staff, id)
  return redirectTo(`/reports/${id}`)
}

export default function ExportOfReports() {
  const { batch } = useLoaderData<typeof loader>()
  return (
    <Page title="Export of reports" back={{ to: '/reports', label: 'Exports' }}>
      <Batch batch={batch} />
    </Page>
  )
}
