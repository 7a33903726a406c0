// The first page: whose move each review is; for a requester, their uses.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { placesFor } from '../core/access/navigation'
import { allows } from '../core/access/policy'
import { requireStaff } from '../http/staff'
import { listApprovals } from '../services/reviews/list-approvals'
import { listWaiting } from '../services/reviews/list-waiting'
import { listUses } from '../services/uses/list-uses'
import { LinkButton } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { UsesTable } from '../ui/intake/uses-table'
import { Page } from '../ui/page'
import { ApprovalsTable } from '../ui/reviews/approvals-table'
import { WaitingTable } from '../ui/reviews/waiting-table'
import { Stack } from '../ui/stack'
import { TextLink } from '../ui/text-link'

export const meta: MetaFunction = () => [{ title: 'Waiting on – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const { app } = args.context
  const waiting = await listWaiting(app, staff)
  const uses = await listUses(app, staff)
  // Whoever sees every use has a list of them; here stand the reader's own.
  const own = uses.ok ? uses.uses.filter(({ requesterId }) => requesterId === staff.id) : []
  return json({
    approvals: await listApprovals(app, staff),
    groups: waiting.ok ? waiting.groups : null,
    known: waiting.ok ? waiting.known : 0,
    uses: own,
    mayFile: allows(staff, 'use.file'),
    mayLaunch: allows(staff, 'review.launch'),
    places: placesFor(staff),
  })
}

export default function FirstPage() {
  const { approvals, groups, known, uses, mayFile, mayLaunch } = useLoaderData<typeof loader>()
  const launch = mayLaunch ? (
    <LinkButton to="/reviews/new" look="primary">
      Launch a review
    </LinkButton>
  ) : undefined
  const file = (
    <LinkButton to="/uses/new" look="primary">
      File a use
    </LinkButton>
  )
  const ownOnly = groups === null && mayFile
  return (
    <Page
      title={groups ? 'Waiting on' : ownOnly ? 'Your uses' : 'Assay'}
      actions={groups && known > 0 ? launch : ownOnly && uses.length > 0 ? file : undefined}
    >
      <Stack gap="large">
        {groups && known === 0 ? (
          <EmptyState text="There is no review so far." action={launch} />
        ) : null}
        {approvals.length > 0 ? <ApprovalsTable rows={approvals} /> : null}
        {(groups ?? [])
          .filter(({ total }) => total > 0)
          .map((group) => (
            <WaitingTable key={group.on} {...group} />
          ))}
        {uses.length > 0 ? (
          <UsesTable caption="Your uses" captionHidden={ownOnly} uses={uses} />
        ) : null}
        {mayFile && uses.length === 0 && !mayLaunch ? (
          <EmptyState
            text="You have filed no use so far: say what you want to do with an AI product, and its review can begin."
            action={file}
          />
        ) : null}
        {groups === null && !mayFile ? <Places /> : null}
      </Stack>
    </Page>
  )
}

/** For those whose work lies elsewhere, such as administrators. */
function Places() {
  const { places } = useLoaderData<typeof loader>()
  if (places.length === 0) {
    return <p>No role is given to you so far. An administrator can change that.</p>
  }
  return (
    <ul className="grid gap-2">
      {places.map(({ to, label }) => (
        <li key={to}>
          <TextLink to={to}>{label}</TextLink>
        </li>
      ))}
    </ul>
  )
}
