// What the door shows: who asks for what, and the way in; or honestly why there is none.

import type { DoorPage } from '../../core/respond/pages'
import { wordsOf } from '../../core/schedule/plain-date'
import { Actions, Button, LinkButton } from '../button'
import { Form } from '../link'
import { Notice } from '../notice'
import { TextLink } from '../text-link'
import { doorWords } from './words/door'

/** How much there is to do, and by when, is told to whoever still has it to do. */
export function DoorFacts({ page }: { page: DoorPage }) {
  const { host, questions, sections, minutes, dueOn, submitted } = page
  return (
    <dl className="grid gap-x-6 gap-y-2 border-y border-line py-4 sm:grid-cols-[auto_1fr]">
      <dt className="font-semibold">{doorWords.who}</dt>
      <dd>{doorWords.whoText(host.organisation, host.contact.name, host.contact.email)}</dd>
      <dt className="font-semibold">{doorWords.about}</dt>
      <dd>{host.offering}</dd>
      {submitted ? null : (
        <>
          <dt className="font-semibold">{doorWords.much}</dt>
          <dd>{doorWords.muchText(questions, sections, minutes)}</dd>
          <dt className="font-semibold">{doorWords.due}</dt>
          <dd>{wordsOf(dueOn)}</dd>
        </>
      )}
    </dl>
  )
}

export function ClosedDoor({ page }: { page: DoorPage }) {
  const { closed, host } = page
  if (closed === null) return null
  const { title, text, contact } = doorWords.closed[closed]
  return (
    <Notice kind="warning" title={title}>
      <p>{text}</p>
      <p>{contact(host.contact.name, <MailLink {...host.contact} />)}</p>
    </Notice>
  )
}

function MailLink({ email }: { email: string }) {
  return <a href={`mailto:${email}`}>{email}</a>
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
          {page.submitted ? doorWords.seeWhatWasSent : doorWords.goToQuestions}
        </LinkButton>
      </Actions>
    )
  }
  if (!page.canMail) {
    return (
      <>
        <Notice title={doorWords.codeFromContact}>
          <p>
            {doorWords.codeFromContactText(
              page.host.contact.name,
              <MailLink {...page.host.contact} />,
            )}
          </p>
        </Notice>
        <div className="mt-6">
          <LinkButton to={codePage} look="primary">
            {doorWords.haveCode}
          </LinkButton>
        </div>
      </>
    )
  }
  const address = <strong className="whitespace-nowrap">{page.maskedEmail}</strong>
  return (
    <Form method="post">
      <p>{page.submitted ? doorWords.mailsCodeSubmitted(address) : doorWords.mailsCode(address)}</p>
      <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-3">
        <Button>{doorWords.sendCode}</Button>
        <TextLink to={codePage}>{doorWords.haveCode}</TextLink>
      </div>
    </Form>
  )
}
