// What the door shows: who asks for what, and the way in; or honestly why there is none.

import type { DoorPage } from '../../core/respond/pages'
import { wordsOf } from '../../core/schedule/plain-date'
import { Actions, Button, LinkButton } from '../button'
import { Form, Link } from '../link'
import { Notice } from '../notice'
import { counted } from './frame'

export function DoorFacts({ page }: { page: DoorPage }) {
  const { host, questions, sections, minutes, dueOn } = page
  return (
    <dl className="grid gap-x-6 gap-y-2 border-y border-line py-4 sm:grid-cols-[auto_1fr]">
      <dt className="font-semibold">Who asks</dt>
      <dd>
        {host.organisation}; your contact is {host.contact.name}, {host.contact.email}
      </dd>
      <dt className="font-semibold">About</dt>
      <dd>{host.offering}</dd>
      <dt className="font-semibold">How much</dt>
      <dd>
        About {counted(questions, 'question')} in {counted(sections, 'section')}, {minutes} minutes.
        What you answer is kept, so you can stop and come back.
      </dd>
      <dt className="font-semibold">Due</dt>
      <dd>{wordsOf(dueOn)}</dd>
    </dl>
  )
}

const closedWords = {
  expired: {
    title: 'This link has run out',
    text: 'Nothing that you answered is lost.',
  },
  revoked: {
    title: 'This link was withdrawn',
    text: 'It may have been sent to somebody else instead.',
  },
  cancelled: {
    title: 'This review was cancelled',
    text: 'You need not answer any more.',
  },
}

export function ClosedDoor({ page }: { page: DoorPage }) {
  const { closed, host } = page
  if (closed === null) return null
  const { title, text } = closedWords[closed]
  return (
    <Notice kind="warning" title={title}>
      <p>{text}</p>
      <p>
        {closed === 'cancelled' ? 'Questions? Write to ' : 'For a new link, write to '}
        {host.contact.name}, <a href={`mailto:${host.contact.email}`}>{host.contact.email}</a>.
      </p>
    </Notice>
  )
}

interface WayInProps {
  page: DoorPage
  token: string
  signedIn: boolean
}

export function WayIn({ page, token, signedIn }: WayInProps) {
  const codePage = `/respond/${token}/code`
  if (signedIn) {
    return (
      <Actions>
        <LinkButton to={`/respond/${token}/tasks`} look="primary">
          {page.submitted ? 'See what you sent' : 'Go to the questions'}
        </LinkButton>
      </Actions>
    )
  }
  if (!page.canMail) {
    return (
      <>
        <Notice title="You need a code from your contact">
          <p>
            This portal does not send mail itself. Ask {page.host.contact.name} (
            <a href={`mailto:${page.host.contact.email}`}>{page.host.contact.email}</a>) for a code,
            by telephone for instance.
          </p>
        </Notice>
        <div className="mt-6">
          <LinkButton to={codePage} look="primary">
            I was given a code
          </LinkButton>
        </div>
      </>
    )
  }
  return (
    <Form method="post">
      <p>
        {page.submitted
          ? 'The answers were submitted. To see what was sent, we mail a code to '
          : 'To make sure that it is you, we mail a code to '}
        <strong className="whitespace-nowrap">{page.maskedEmail}</strong>. You need no account and
        no password.
      </p>
      <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-3">
        <Button>Send me a code</Button>
        <Link to={codePage} className="link">
          I was given a code
        </Link>
      </div>
    </Form>
  )
}
