// The first page: whose move each review is; for a requester, their uses.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { placesFor } from '../core/access/navigation'
import { allows } from '../core/access/policy'
import { readWaitingWish } from '../core/review/waiting-wish'
import { plainQuery, readChased } from '../http/chase-done'
import { requireStaff } from '../http/staff'
import { listApprovals } from '../services/reviews/list-approvals'
import { listWaiting } from '../services/reviews/list-waiting'
import { listUses } from '../services/uses/list-uses'
import { LinkButton } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { UsesTable } from '../ui/intake/uses-table'
import { Page } from '../ui/page'
import { ApprovalsTable } from '../ui/reviews/approvals-table'
import { ChasedNotice } from '../ui/reviews/waiting-controls'
import { WaitingHome } from '../ui/reviews/waiting-home'
import { Stack } from '../ui/stack'
import { TextLink } from '../ui/text-link'

export const meta: MetaFunction = () => [{ title: 'Waiting on – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const { app } = args.context
  const params = new URL(args.request.url).searchParams
  const wish = readWaitingWish(params)
  const waiting = await listWaiting(app, staff, wish)
  const uses = await listUses(app, staff, { own: true })
  return json({
    approvals: await listApprovals(app, staff),
    waiting: waiting.ok ? { ...waiting, wish, back: plainQuery(params) } : null,
    chased: readChased(params),
    uses: uses.ok ? uses.uses : [],
    mayFile: allows(staff, 'use.file'),
    mayLaunch: allows(staff, 'review.launch'),
    mayChase: allows(staff, 'review.chase'),
    places: placesFor(staff),
  })
}

export default function FirstPage() {
  const { approvals, waiting, chased, ...page } = useLoaderData<typeof loader>()
  const { uses, mayFile, mayLaunch, mayChase } = page
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
  const ownOnly = waiting === null && mayFile
  return (
    <Page
      title={waiting ? 'Waiting on' : ownOnly ? 'Your uses' : 'Assay'}
      actions={waiting?.known ? launch : ownOnly && uses.length > 0 ? file : undefined}
    >
      <Stack gap="large">
        {chased ? <ChasedNotice chased={chased} /> : null}
        {waiting && !waiting.known ? (
          <EmptyState text="There is no review so far." action={launch} />
        ) : null}
        {approvals.length > 0 ? <ApprovalsTable rows={approvals} /> : null}
        {waiting?.known ? <WaitingHome {...waiting} mayChase={mayChase} /> : null}
        {uses.length > 0 ? (
          <UsesTable caption="Your uses" captionHidden={ownOnly} uses={uses} />
        ) : null}
        {mayFile && uses.length === 0 && !mayLaunch ? (
          <EmptyState
            text="You have filed no use so far: say what you want to do with an AI product, and its review can begin."
            action={file}
          />
        ) : null}
        {waiting === null && !mayFile ? <Places /> : null}
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
