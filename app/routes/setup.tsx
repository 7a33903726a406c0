// Where whoever installed Assay makes the first account, once, with the code that the server printed.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { setupInput, timeZones } from '../core/people/input'
import { deviceOf } from '../core/people/staff-session'
import { parseForm, refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { staffCookie } from '../http/staff'
import { openSession } from '../services/identity/open-session'
import { setUp } from '../services/identity/set-up'
import { needsSetup } from '../services/identity/setup-code'
import { ErrorSummary } from '../ui/error-summary'
import { Page } from '../ui/page'
import { SetupForm } from '../ui/people/setup-form'
import { PlainLayout } from '../ui/vendor-layout'

export const meta: MetaFunction = () => [{ title: 'Set up – Assay' }]

export async function loader({ context }: LoaderFunctionArgs) {
  await requireUnset(context.app)
  return json({ timeZones: timeZones() })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app } = context
  await requireUnset(app)
  const form = await parseForm(request, setupInput, { lists: ['roles'] })
  if (!form.ok) return refuse(form)
  const done = await setUp(app, app.secrets, form.data)
  if (!done.ok) {
    if (done.reason === 'already set up') throw notFound()
    const errors =
      done.reason === 'weak'
        ? { password: done.because }
        : { code: 'This is not the code that the server printed' }
    const { code: _code, password: _password, ...values } = form.data
    return refuse({ errors, values })
  }
  const device = deviceOf(request.headers.get('User-Agent'))
  const opened = await openSession(app, { userId: done.userId, device, replaces: null })
  if (!opened.ok) return redirectTo('/sign-in')
  return redirectTo('/', { headers: { 'Set-Cookie': await staffCookie(context, opened.token) } })
}

/** Afterwards the page is as if it had never been. */
async function requireUnset(app: LoaderFunctionArgs['context']['app']): Promise<void> {
  if (!(await needsSetup(app))) throw notFound()
}

const notFound = () => new Response('Not found', { status: 404, statusText: 'Not Found' })

export default function Setup() {
  const { timeZones } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <PlainLayout>
      <Page
        title="Set up Assay"
        lead="This makes the first account. The page closes for good once it is done."
        narrow
      >
        <ErrorSummary errors={refused?.errors} />
        <SetupForm refused={refused} timeZones={timeZones} />
      </Page>
    </PlainLayout>
  )
}
