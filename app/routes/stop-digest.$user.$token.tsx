// Lets a colleague end the weekly mail from the mail itself, without signing in. Opening the link stops nothing.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { isOneClick } from '../http/one-click'
import { redirectTo } from '../http/redirect'
import { noStore } from '../http/respondent'
import { noSuchPage } from '../http/staff-page'
import { digestBehind, stopDigest } from '../services/identity/digest'
import { Button } from '../ui/button'
import { Form } from '../ui/link'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { TextLink } from '../ui/text-link'

export const meta: MetaFunction = () => [{ title: 'Weekly digest – Assay' }]

const linkOf = ({ params }: LoaderFunctionArgs | ActionFunctionArgs) => ({
  userId: params.user ?? '',
  token: params.token ?? '',
})

export async function loader(args: LoaderFunctionArgs) {
  const behind = await digestBehind(args.context.app, linkOf(args))
  if (behind === null) throw noSuchPage()
  return json(behind, { headers: noStore })
}

export async function action(args: ActionFunctionArgs) {
  const link = linkOf(args)
  const oneClick = await isOneClick(args.request)
  const stopped = await stopDigest(args.context.app, link)
  if (!stopped.ok) throw noSuchPage()
  return oneClick ? json({ ok: true }) : redirectTo(`/stop-digest/${link.userId}/${link.token}`)
}

export default function StopDigest() {
  const { on } = useLoaderData<typeof loader>()
  return (
    <main id="main" className="mx-auto max-w-2xl px-4 py-12">
      <Page title={on ? 'Stop the weekly digest?' : 'No more digests'}>
        {on ? (
          <Form method="post">
            <p className="mb-6">
              You get no mail of what needs you any more. Single mails about your reviews still
              come. You can switch it on again on your account page.
            </p>
            <Button>Stop the digest</Button>
          </Form>
        ) : (
          <Notice kind="done" title="You will get no more digests" announce>
            <p>
              <TextLink to="/account">Your account page</TextLink> switches it on again.
            </p>
          </Notice>
        )}
      </Page>
    </main>
  )
}
