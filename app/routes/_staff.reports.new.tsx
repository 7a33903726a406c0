// Many reports at once: the decided reviews of a list, chosen, and which copy of each.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { batchInput } from '../core/report/pack/batch-input'
import { readArrangement } from '../core/review/listing'
import { parseFormData, refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { typedIn } from '../http/refused'
import { authorise, requireStaff } from '../http/staff'
import { noSuchPage } from '../http/staff-page'
import { chooseReports } from '../services/report/batch/choose-reports'
import { startBatch } from '../services/report/batch/start-batch'
import { Page } from '../ui/page'
import { ChooseReports } from '../ui/reports/choose'

export const meta: MetaFunction = () => [{ title: 'Export reports – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'report.read', { decided: true })
  const arrangement = readArrangement(new URL(args.request.url).searchParams)
  const chosen = await chooseReports(args.context.app, staff, arrangement)
  if (chosen === null) throw noSuchPage()
  return json(chosen)
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'report.read', { decided: true })
  const form = await args.request.formData()
  const parsed = parseFormData(form, batchInput, { lists: ['reviews'] })
  if (!parsed.ok) return refuse(parsed)
  const { reviews, ...copy } = parsed.data
  const started = await startBatch(args.context.app, staff, { numbers: reviews, ...copy })
  if (started.ok) return redirectTo(`/reports/${started.id}`)
  if (started.reason === 'not allowed') throw noSuchPage()
  return refuse({ errors: { reviews: started.sentence }, values: typedIn(form) })
}

export default function ExportReports() {
  const refused = useActionData<typeof action>()
  return (
    <Page
      title="Export reports"
      lead="The newest version of each report, as PDF, in one zip with a list of what is in it."
      back={{ to: '/reviews', label: 'Reviews' }}
    >
      <ChooseReports
        {...useLoaderData<typeof loader>()}
        errors={refused?.errors}
        values={refused?.values}
      />
    </Page>
  )
}
