// Where a vendor types the code that was mailed or handed over.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { noStore, notFound, sessionCookie } from '../http/respondent'
import { readDoor } from '../services/respond/read-door'
import { type SignedIn, signIn } from '../services/respond/sign-in'
import { Button } from '../ui/button'
import { ErrorSummary } from '../ui/error-summary'
import { TextInput } from '../ui/inputs'
import { Form } from '../ui/link'
import { Notice } from '../ui/notice'
import { Frame, titleOf } from '../ui/respond/frame'
import { codeWords } from '../ui/respond/words/code'
import { commonWords } from '../ui/respond/words/common'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(codeWords.title, data?.page.host) },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const token = params.token ?? ''
  const read = await readDoor(context.app, token)
  if (!read.ok) throw notFound()
  if (read.page.closed !== null) throw redirectTo(`/respond/${encodeURIComponent(token)}`)
  const sent = new URL(request.url).searchParams.has('sent')
  const page = { ...read.page, canMail: context.app.mailer !== null }
  return json({ page, token, sent }, { headers: noStore })
}

export async function action(args: ActionFunctionArgs) {
  const { context, params, request } = args
  const token = params.token ?? ''
  const door = `/respond/${encodeURIComponent(token)}`
  const typed = (await request.formData()).get('code')
  const signedIn = await signIn(context.app, {
    token,
    typed: typeof typed === 'string' ? typed : '',
  })
  if (signedIn.ok) {
    const headers = { 'Set-Cookie': await sessionCookie(signedIn.sessionToken, args) }
    return redirectTo(`${door}/tasks`, { headers })
  }
  if (signedIn.reason === 'unknown') throw notFound()
  const sentence = sentenceOf(signedIn)
  return sentence === null ? redirectTo(door) : refuse({ errors: { code: sentence }, values: {} })
}

function sentenceOf(refused: Extract<SignedIn, { ok: false }>): string | null {
  switch (refused.reason) {
    case 'not a code':
      return codeWords.notACode
    case 'wrong':
      return refused.triesLeft === 0 ? codeWords.lastTry : codeWords.wrong(refused.triesLeft)
    case 'no live code':
      return codeWords.noLiveCode
    default:
      return null
  }
}

export default function TypeTheCode() {
  const { page, token, sent } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const door = `/respond/${token}`
  return (
    <Frame host={page.host} title={codeWords.title} back={{ to: door, label: commonWords.back }}>
      <ErrorSummary errors={refused?.errors} />
      {sent && refused === undefined ? (
        <div className="mb-6">
          <Notice kind="done" title={codeWords.sent(page.maskedEmail)}>
            <p>{codeWords.sentText}</p>
          </Notice>
        </div>
      ) : null}
      <Form method="post" className="grid gap-6">
        <TextInput
          name="code"
          label={codeWords.code}
          hint={codeWords.codeHint}
          width="short"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus={refused === undefined}
          maxLength={20}
          error={refused?.errors.code}
        />
        <div>
          <Button>{codeWords.goOn}</Button>
        </div>
      </Form>
      {page.canMail ? (
        <Form method="post" action={`${door}?index`} className="mt-8">
          <p className="mb-3 text-base text-muted">{codeWords.nothingArrived}</p>
          <Button look="secondary">{codeWords.sendAgain}</Button>
        </Form>
      ) : null}
    </Frame>
  )
}
