// The uses that were filed; a requester sees their own.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { allows } from '../core/access/policy'
import { authorise, requireStaff } from '../http/staff'
import { listUses } from '../services/uses/list-uses'
import { LinkButton } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { UsesTable } from '../ui/intake/uses-table'
import { Page } from '../ui/page'

export const meta: MetaFunction = () => [{ title: 'Uses – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'use.list')
  const listed = await listUses(args.context.app, staff)
  return json({ uses: listed.ok ? listed.uses : [], mayFile: allows(staff, 'use.file') })
}

export default function Uses() {
  const { uses, mayFile } = useLoaderData<typeof loader>()
  const file = (
    <LinkButton to="/uses/new" look="primary">
      File a use
    </LinkButton>
  )
  return (
    <Page title="Uses" actions={mayFile && uses.length > 0 ? file : undefined}>
      {uses.length === 0 ? (
        <EmptyState
          text="No use has been filed so far: a review starts with what an AI product is wanted for."
          action={mayFile ? file : undefined}
        />
      ) : (
        <UsesTable caption="Uses" captionHidden uses={uses} />
      )}
    </Page>
  )
}
