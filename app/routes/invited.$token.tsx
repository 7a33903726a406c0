// The page behind an invitation: a new colleague chooses the first password of their account.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { chooseByLink, showStaffLink } from '../http/choose-password-act'
import { DeadLink } from '../ui/error-page'
import { ErrorSummary } from '../ui/error-summary'
import { Page } from '../ui/page'
import { ChoosePasswordForm } from '../ui/people/choose-password'
import { TextLink } from '../ui/text-link'
import { PlainLayout } from '../ui/vendor-layout'

export const meta: MetaFunction = () => [{ title: 'Choose a password – Assay' }]

export const loader = (args: LoaderFunctionArgs) => showStaffLink(args, 'invitation')

export const action = (args: ActionFunctionArgs) => chooseByLink(args, 'invitation')

export default function Invited() {
  const { name, email, organisation } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  const refused = done && 'errors' in done ? done : undefined
  return (
    <PlainLayout>
      <Page
        title="Choose a password"
        lead={`${name}, your account at ${organisation} waits for you. You sign in with ${email}.`}
        narrow
      >
        <ErrorSummary errors={refused?.errors} />
        <ChoosePasswordForm email={email} button="Open the account" refused={refused} />
      </Page>
    </PlainLayout>
  )
}

export function ErrorBoundary() {
  return (
    <DeadLink>
      <p>
        It works once, for seven days, and an older one stops when a newer one is sent. If you have
        chosen your password already, <TextLink to="/sign-in">sign in</TextLink>. Otherwise ask an
        administrator of Assay to send another.
      </p>
    </DeadLink>
  )
}
