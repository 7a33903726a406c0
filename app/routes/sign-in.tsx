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
import { passwordsOff, signOnOffer } from '../http/local-sign-in'
import { codePage, pendingCookie } from '../http/pending-sign-in'
import { redirectTo } from '../http/redirect'
import { RAN_OUT, TRY_AGAIN } from '../http/refused-words'
import { signedIn, staffCookie } from '../http/staff'
import { checkPassword } from '../services/identity/check-password'
import { openSession } from '../services/identity/open-session'
import { beginSecondStep } from '../services/identity/pending-sign-in'
import { needsSetup } from '../services/identity/setup-code'
import { readOrganisation } from '../services/organisation/read-organisation'
import { ErrorSummary } from '../ui/error-summary'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { PasswordSignIn } from '../ui/people/password-sign-in'
import { SignOnOffer } from '../ui/people/sign-on-offer'
import { PlainLayout } from '../ui/vendor-layout'

export const meta: MetaFunction = () => [{ title: 'Sign in – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const then = thenOf(args.request)
  if (await signedIn(args)) throw redirectTo(then)
  if (await needsSetup(args.context.app)) throw redirectTo('/setup')
  const { name } = await readOrganisation(args.context.app)
  const chosen = new URL(args.request.url).searchParams.has('chosen')
  return json({ organisation: name, chosen, offer: await signOnOffer(args) })
}

export async function action(args: ActionFunctionArgs) {
  const { app, log, requestId } = args.context
  const form = await parseForm(args.request, signInInput)
  if (!form.ok) return refuse(form)
  const values = { email: form.data.email }
  const off = passwordsOff(args.context)
  if (off !== null) return refuse({ errors: { '': off }, values })
  const checked = await checkPassword(app, form.data)
  if (!checked.ok) {
    // The same line whoever was asked for: a log must not tell which addresses have accounts either.
    log.warn({ reference: requestId, reason: checked.reason }, 'sign-in refused')
    const refusal = { errors: { '': refusals[checked.reason] }, values }
    return checked.reason === 'too many tries' ? refuse(refusal, 429, TRY_AGAIN) : refuse(refusal)
  }
  if (checked.hasFactor) {
    const { token } = await beginSecondStep(app, checked.userId, checked.passwordHash)
    const headers = { 'Set-Cookie': await pendingCookie(args.context, token) }
    return redirectTo(codePage(thenOf(args.request)), { headers })
  }
  const present = await signedIn(args)
  const opened = await openSession(app, {
    userId: checked.userId,
    device: deviceOf(args.request.headers.get('User-Agent')),
    replaces: present && { sessionId: present.sessionId, userId: present.staff.id },
    passwordHash: checked.passwordHash,
  })
  if (!opened.ok) return refuse({ errors: { '': refusals[opened.reason] }, values })
  const headers = { 'Set-Cookie': await staffCookie(args.context, opened.token) }
  return redirectTo(thenOf(args.request), { fallback: '/', headers })
}

const refusals = {
  wrong: 'This e-mail address and password do not belong together',
  'too many tries': 'Too many tries with this address. Wait 15 minutes.',
  'run out': RAN_OUT,
  deactivated: 'This account was just deactivated',
  'changed meanwhile': 'The way into this account was just changed. Sign in again.',
}

/** The form posts to its own address, so the page to go to is still in it. */
function thenOf(request: Request): string | null {
  return new URL(request.url).searchParams.get('then')
}

export default function SignIn() {
  const { organisation, chosen, offer } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <PlainLayout>
      <Page title="Sign in" lead={organisation} narrow>
        <ErrorSummary errors={refused?.errors} />
        {chosen && !refused ? (
          <div className="mb-6">
            <Notice kind="done" title="Your password is set. Sign in with it." announce />
          </div>
        ) : null}
        {offer ? <SignOnOffer {...offer} /> : null}
        {offer?.localSignIn === false ? null : <PasswordSignIn refused={refused} />}
      </Page>
    </PlainLayout>
  )
}
