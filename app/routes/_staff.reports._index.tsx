// Exports of many reports that this person began, newest first.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { authorise, requireStaff } from '../http/staff'
import { listBatches } from '../services/report/batch/view-batch'
import { LinkButton } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Page } from '../ui/page'
import { stateOf } from '../ui/reports/batch'
import { TextLink } from '../ui/text-link'

export const meta: MetaFunction = () => [{ title: 'Exports – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'report.read', { decided: true })
  return json({ batches: await listBatches(args.context.app, staff) })
}

export default function Exports() {
  const { batches } = useLoaderData<typeof loader>()
  return (
    <Page title="Exports of reports" back={{ to: '/reviews', label: 'Reviews' }}>
      {batches.length === 0 ? (
        <EmptyState
          text="You have not exported several reports at once so far."
          action={<LinkButton to="/reports/new">Choose reports</LinkButton>}
        />
      ) : (
        <ul className="grid gap-2">
          {batches.map((batch) => (
            <li key={batch.id}>
              <TextLink to={`/reports/${batch.id}`}>{batch.copy}</TextLink>: {stateOf(batch)}
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
