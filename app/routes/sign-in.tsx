// Where staff sign in.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { signInInput } from '../core/people/input'
import { deviceOf } from '../core/people/staff-session'
import { parseForm, refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { signedIn, staffCookie } from '../http/staff'
import { checkPassword } from '../services/identity/check-password'
import { openSession } from '../services/identity/open-session'
import { needsSetup } from '../services/identity/setup-code'
import { readOrganisation } from '../services/organisation/read-organisation'
import { Button } from '../ui/button'
import { ErrorSummary } from '../ui/error-summary'
import { TextInput } from '../ui/inputs'
import { Form } from '../ui/link'
import { Page } from '../ui/page'
import { FormFields } from '../ui/stack'
import { useCheckedForm } from '../ui/use-checked-form'
import { PlainLayout } from '../ui/vendor-layout'

export const meta: MetaFunction = () => [{ title: 'Sign in – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const then = thenOf(args.request)
  if (await signedIn(args)) throw redirectTo(then)
  if (await needsSetup(args.context.app)) throw redirectTo('/setup')
  const { name } = await readOrganisation(args.context.app)
  return json({ organisation: name })
}

export async function action(args: ActionFunctionArgs) {
  const { app, log, requestId } = args.context
  const form = await parseForm(args.request, signInInput)
  if (!form.ok) return refuse(form)
  const values = { email: form.data.email }
  const checked = await checkPassword(app, form.data)
  if (!checked.ok) {
    // The same line whoever was asked for: a log must not tell which addresses have accounts either.
    log.warn({ reference: requestId, reason: checked.reason }, 'sign-in refused')
    return checked.reason === 'wrong'
      ? refuse({
          errors: { '': 'This e-mail address and password do not belong together' },
          values,
        })
      : refuse(
          { errors: { '': 'Too many tries with this address. Wait 15 minutes.' }, values },
          429,
        )
  }
  const present = await signedIn(args)
  const opened = await openSession(app, {
    userId: checked.userId,
    device: deviceOf(args.request.headers.get('User-Agent')),
    replaces: present && { sessionId: present.sessionId, userId: present.staff.id },
  })
  if (!opened.ok) return refuse({ errors: { '': 'This account was just deactivated' }, values })
  const headers = { 'Set-Cookie': await staffCookie(args.context, opened.token) }
  return redirectTo(thenOf(args.request), { fallback: '/', headers })
}

/** The form posts to its own address, so the page to go to is still in it. */
function thenOf(request: Request): string | null {
  return new URL(request.url).searchParams.get('then')
}

export default function SignIn() {
  const { organisation } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { text } = useCheckedForm(signInInput, { refused, stored: {} })
  return (
    <PlainLayout>
      <Page title="Sign in" lead={organisation} narrow>
        <ErrorSummary errors={refused?.errors} />
        <Form method="post" noValidate>
          <FormFields>
            <TextInput
              {...text('email')}
              label="E-mail address"
              type="email"
              autoComplete="username"
              autoFocus={refused === undefined}
            />
            <TextInput
              {...text('password')}
              label="Password"
              type="password"
              autoComplete="current-password"
            />
            <div>
              <Button>Sign in</Button>
            </div>
            <p className="text-muted">
              Forgotten? An administrator can give you a new temporary password. Vendors need no
              account: open the link in the mail.
            </p>
          </FormFields>
        </Form>
      </Page>
    </PlainLayout>
  )
}
