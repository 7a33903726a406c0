// The frame of every page for signed-in staff.
import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { placesFor } from '../core/access/navigation'
import { requireStaff } from '../http/staff'
import { readOrganisation } from '../services/organisation/read-organisation'
import { TimeZoneProvider } from '../ui/date-text'
import { ErrorContent, ErrorPage } from '../ui/error-page'
import { StaffLayout } from '../ui/staff-layout'

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const { name, timeZone } = await readOrganisation(args.context.app)
  return json({
    organisation: name,
    timeZone,
    user: { name: staff.name, email: staff.email },
    navigation: placesFor(staff),
  })
}

export default function StaffPages() {
  const { timeZone, ...frame } = useLoaderData<typeof loader>()
  return (
    <TimeZoneProvider value={timeZone}>
      <StaffLayout {...frame}>
        <Outlet />
      </StaffLayout>
    </TimeZoneProvider>
  )
}

/** A page that was refused keeps its frame, so that the way on is in sight. */
export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>('routes/_staff')
  if (!frame) return <ErrorPage />
  return (
    <StaffLayout {...frame}>
      <ErrorContent />
    </StaffLayout>
  )
}
