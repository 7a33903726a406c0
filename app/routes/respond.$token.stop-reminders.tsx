// Lets whoever gets the reminders end them, without a code. Opening the link stops nothing; mail scanners open links.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { isOneClick } from '../http/one-click'
import { redirectTo } from '../http/redirect'
import { noStore, notFound } from '../http/respondent'
import { readDoor } from '../services/respond/read-door'
import { stopRemindersOf } from '../services/respond/stop-reminders'
import { Button } from '../ui/button'
import { Form, Link } from '../ui/link'
import { Notice } from '../ui/notice'
import { Frame, titleOf } from '../ui/respond/frame'
import { stopRemindersWords as words } from '../ui/respond/words/stop-reminders'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(words.title, data?.host) },
]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const token = params.token ?? ''
  const read = await readDoor(context.app, token)
  if (!read.ok) throw notFound()
  const { host, remindersStopped } = read.page
  return json({ host, token, remindersStopped }, { headers: noStore })
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const token = params.token ?? ''
  const oneClick = await isOneClick(request)
  const stopped = await stopRemindersOf(context.app, token)
  if (!stopped.ok) throw notFound()
  if (oneClick) return json({ ok: true }, { headers: noStore })
  return redirectTo(`/respond/${encodeURIComponent(token)}/stop-reminders`)
}

export default function StopReminders() {
  const { host, token, remindersStopped } = useLoaderData<typeof loader>()
  return (
    <Frame host={host} title={remindersStopped ? words.headingStopped : words.heading}>
      {remindersStopped ? (
        <Notice kind="done" title={words.stopped} announce>
          <p>
            {words.stoppedText((text) => (
              <Link to={`/respond/${token}`}>{text}</Link>
            ))}
          </p>
        </Notice>
      ) : (
        <Form method="post">
          <p className="mb-6">{words.consequence(host.contact.name)}</p>
          <Button>{words.stop}</Button>
        </Form>
      )}
    </Frame>
  )
}
