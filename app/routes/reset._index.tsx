// Somebody has forgotten their password. The page says the same in the same time, whoever has an account.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askResetInput } from '../core/people/input'
import { RESET_MINUTES } from '../core/people/staff-link'
import { evenly } from '../http/even-time'
import { parseForm, refuse } from '../http/form'
import { leaveWherePasswordsAreOff } from '../http/local-sign-in'
import { redirectTo } from '../http/redirect'
import { askReset } from '../services/identity/ask-reset'
import { Button } from '../ui/button'
import { ErrorSummary } from '../ui/error-summary'
import { TextInput } from '../ui/inputs'
import { Form } from '../ui/link'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { FormFields } from '../ui/stack'
import { useCheckedForm } from '../ui/use-checked-form'
import { PlainLayout } from '../ui/vendor-layout'

export const meta: MetaFunction = () => [{ title: 'Forgotten your password? – Assay' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  leaveWherePasswordsAreOff(context)
  const asked = new URL(request.url).searchParams.has('asked')
  return json({ asked, sendsMail: context.app.mailer !== null })
}

export async function action({ request, context }: ActionFunctionArgs) {
  leaveWherePasswordsAreOff(context)
  const form = await parseForm(request, askResetInput)
  if (!form.ok) return refuse(form)
  await evenly(askReset(context.app, form.data.email))
  return redirectTo('/reset?asked')
}

export default function ForgottenPassword() {
  const { asked, sendsMail } = useLoaderData<typeof loader>()
  const back = { to: '/sign-in', label: 'Sign in' }
  return (
    <PlainLayout>
      <Page title="Forgotten your password?" back={back} narrow>
        {sendsMail ? asked ? <Asked /> : <AskForm /> : <NoMail />}
      </Page>
    </PlainLayout>
  )
}

function AskForm() {
  const done = useActionData<typeof action>()
  const refused = done && 'errors' in done ? done : undefined
  const { text } = useCheckedForm(askResetInput, { refused, stored: {} })
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      <Form method="post" action="/reset?index" noValidate>
        <FormFields>
          <TextInput
            {...text('email')}
            label="E-mail address"
            hint="We send a link to it, where it belongs to an account with a password."
            type="email"
            autoComplete="username"
          />
          <div>
            <Button>Send the link</Button>
          </div>
        </FormFields>
      </Form>
    </>
  )
}

const Asked = () => (
  <Notice kind="done" title="Look into your mailbox" announce>
    <p>
      Where the address belongs to an account with a password, a mail is on its way. Its link works
      once, for {RESET_MINUTES} minutes. Nothing after ten minutes? Look into the spam folder, then
      ask an administrator of Assay.
    </p>
  </Notice>
)

const NoMail = () => (
  <p>
    This portal sends no mail. Ask an administrator of Assay in your organisation for a new
    temporary password.
  </p>
)
