// The page behind the link for a lost password: its owner chooses another one.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { chooseByLink, showStaffLink } from '../http/choose-password-act'
import { DeadLink } from '../ui/error-page'
import { ErrorSummary } from '../ui/error-summary'
import { Page } from '../ui/page'
import { ChoosePasswordForm } from '../ui/people/choose-password'
import { TextLink } from '../ui/text-link'
import { PlainLayout } from '../ui/vendor-layout'

export const meta: MetaFunction = () => [{ title: 'Choose a new password – Assay' }]

export const loader = (args: LoaderFunctionArgs) => showStaffLink(args, 'reset')

export const action = (args: ActionFunctionArgs) => chooseByLink(args, 'reset')

export default function NewPassword() {
  const { email, organisation } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  const refused = done && 'errors' in done ? done : undefined
  return (
    <PlainLayout>
      <Page
        title="Choose a new password"
        lead={`For ${email} at ${organisation}. Every device is signed out.`}
        narrow
      >
        <ErrorSummary errors={refused?.errors} />
        <ChoosePasswordForm email={email} button="Set the password" refused={refused} />
      </Page>
    </PlainLayout>
  )
}

export function ErrorBoundary() {
  return (
    <DeadLink>
      <p>
        It works once, for 30 minutes, and an older one stops when a newer one is sent.{' '}
        <TextLink to="/reset">Ask for another link</TextLink>.
      </p>
    </DeadLink>
  )
}
