// The vendor's door. Opening it changes nothing; only the button mails a code, and only to the invited address.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { isSignedIn, noStore, notFound } from '../http/respondent'
import { readDoor } from '../services/respond/read-door'
import { requestCode } from '../services/respond/request-code'
import { ErrorSummary } from '../ui/error-summary'
import { Notice } from '../ui/notice'
import { ClosedDoor, DoorFacts, WayIn } from '../ui/respond/door'
import { Frame, titleOf } from '../ui/respond/frame'
import { doorWords } from '../ui/respond/words/door'
import { TextLink } from '../ui/text-link'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(doorWords.title, data?.page.host) },
]

export async function loader(args: LoaderFunctionArgs) {
  const { context, params, request } = args
  const token = params.token ?? ''
  const read = await readDoor(context.app, token)
  if (!read.ok) throw notFound()
  const page = { ...read.page, canMail: context.app.mailer !== null }
  const ended = new URL(request.url).searchParams.has('ended')
  return json({ page, token, ended, signedIn: await isSignedIn(args) }, { headers: noStore })
}

export async function action({ context, params }: ActionFunctionArgs) {
  const token = params.token ?? ''
  const door = `/respond/${encodeURIComponent(token)}`
  if (context.app.mailer === null) return redirectTo(door)
  const requested = await requestCode(context.app, token)
  if (requested.ok) return redirectTo(`${door}/code?sent`)
  if (requested.reason === 'unknown') throw notFound()
  if (requested.reason !== 'too many') return redirectTo(door)
  const minutes = Math.ceil(
    (requested.again.getTime() - context.app.clock.now().getTime()) / 60_000,
  )
  const refusal = { errors: { '': doorWords.tooManyCodes(minutes) }, values: {} }
  return refuse(refusal, 429, { 'Retry-After': String(minutes * 60) })
}

export default function Door() {
  const { page, token, ended, signedIn } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Frame
      host={page.host}
      title={
        page.submitted ? doorWords.headingSubmitted : doorWords.heading(page.host.organisation)
      }
    >
      <ErrorSummary errors={refused?.errors} />
      {ended && page.closed === null && !signedIn ? (
        <div className="mb-6">
          <Notice title={doorWords.signedOut}>
            <p>{doorWords.signedOutText}</p>
          </Notice>
        </div>
      ) : null}
      {page.closed === null ? (
        <>
          <DoorFacts page={page} />
          <div className="mt-6">
            <WayIn page={page} token={token} signedIn={signedIn} />
          </div>
          {page.submitted ? null : (
            <p className="mt-8 text-base text-muted">
              {doorWords.wrongPerson((text) => (
                <TextLink to={`/respond/${token}/not-me`}>{text}</TextLink>
              ))}
            </p>
          )}
        </>
      ) : (
        <ClosedDoor page={page} />
      )}
    </Frame>
  )
}
