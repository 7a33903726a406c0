// The page for a link in a mail to a colleague that opens nothing: what may be the matter, and the way on.
import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import type { ReactNode } from 'react'
import { ErrorPage } from '../error-page'
import { Page } from '../page'
import { PlainLayout } from '../vendor-layout'

export function DeadLink({ children }: { children: ReactNode }) {
  const error = useRouteError()
  if (!(isRouteErrorResponse(error) && error.status === 404)) return <ErrorPage />
  return (
    <PlainLayout>
      <Page title="This link does not work" narrow>
        {children}
      </Page>
    </PlainLayout>
  )
}
