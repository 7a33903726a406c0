// The second step of signing in: the code, after the password. Until it is right, whoever is here is nobody.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { codeInput } from '../core/people/second-factor'
import { deviceOf } from '../core/people/staff-session'
import { parseForm, refuse } from '../http/form'
import { leaveWherePasswordsAreOff } from '../http/local-sign-in'
import { endedPendingCookie, readPendingToken } from '../http/pending-sign-in'
import { redirectTo } from '../http/redirect'
import { codeErrors, TRY_AGAIN } from '../http/refused-words'
import { signedIn, staffCookie } from '../http/staff'
import { findPending, passSecondStep } from '../services/identity/pending-sign-in'
import { Button } from '../ui/button'
import { ErrorSummary } from '../ui/error-summary'
import { Form } from '../ui/link'
import { Page } from '../ui/page'
import { CodeInput } from '../ui/people/code-input'
import { FormFields } from '../ui/stack'
import { PlainLayout } from '../ui/vendor-layout'

export const meta: MetaFunction = () => [{ title: 'Your code – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  leaveWherePasswordsAreOff(args.context)
  const token = await readPendingToken(args)
  if (token === null || (await findPending(args.context.app, token)) === null) throw startAgain()
  return json(null, { headers: { 'Cache-Control': 'no-store' } })
}

export async function action(args: ActionFunctionArgs) {
  leaveWherePasswordsAreOff(args.context)
  const { app, log, requestId } = args.context
  const token = await readPendingToken(args)
  if (token === null) throw startAgain()
  const typed = await parseForm(args.request, codeInput)
  if (!typed.ok) return refuse(typed)
  const present = await signedIn(args)
  const passed = await passSecondStep(
    app,
    { token, code: typed.data.code },
    {
      device: deviceOf(args.request.headers.get('User-Agent')),
      replaces: present && { sessionId: present.sessionId, userId: present.staff.id },
    },
  )
  if (!passed.ok) {
    log.warn({ reference: requestId, reason: passed.reason }, 'second step refused')
    if (passed.reason === 'gone') throw startAgain()
    const refusal = { errors: codeErrors(passed.reason), values: {} }
    return passed.reason === 'too many tries' ? refuse(refusal, 429, TRY_AGAIN) : refuse(refusal)
  }
  const headers = new Headers()
  headers.append('Set-Cookie', await endedPendingCookie(args.context))
  headers.append('Set-Cookie', await staffCookie(args.context, passed.token))
  const then = new URL(args.request.url).searchParams.get('then')
  return redirectTo(then, { fallback: '/', headers })
}

/** The password has to be typed again; what was asked for is not kept. */
const startAgain = () => redirectTo('/sign-in')

export default function SignInCode() {
  const refused = useActionData<typeof action>()
  return (
    <PlainLayout>
      <Page title="Your code" back={{ to: '/sign-in', label: 'Sign in as somebody else' }} narrow>
        <ErrorSummary errors={refused?.errors} />
        <Form method="post" noValidate>
          <FormFields>
            <CodeInput
              label="Code"
              hint="The six digits that your app shows now, or one of your backup codes."
              error={refused?.errors.code}
              autoFocus={refused === undefined}
            />
            <div>
              <Button>Sign in</Button>
            </div>
            <p className="text-muted">
              Neither the telephone nor a backup code at hand? An administrator of Assay can remove
              your second factor.
            </p>
          </FormFields>
        </Form>
      </Page>
    </PlainLayout>
  )
}
