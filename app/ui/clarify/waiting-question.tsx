// What the vendor asks of its own accord, with the way to answer: a reply, or for an amendment re-opening or declining.
import type { MessageView } from '../../core/clarify/view'
import { Button } from '../button'
import { Textarea } from '../inputs'
import { Form } from '../link'
import { About, type AboutView } from './about'
import { ClarificationThread } from './thread'

export interface WaitingView {
  about: AboutView
  amends: boolean
  messages: MessageView[]
  mayReply: boolean
}

export interface WaitingQuestionProps {
  number: number
  waiting: WaitingView
  /** An amendment is re-opened by asking for it. */
  mayCollect: boolean
  errors: Readonly<Record<string, string>>
  values: Readonly<Record<string, string | string[]>>
}

export function WaitingQuestion(props: WaitingQuestionProps) {
  const { number, waiting, mayCollect } = props
  const { about, amends, messages, mayReply } = waiting
  return (
    <li className="rounded-md border border-line p-4">
      <About about={about} number={number} />
      <div className="mt-2">
        <ClarificationThread messages={messages} />
      </div>
      {amends && mayReply && mayCollect ? <ReopenForm {...props} /> : null}
      {mayReply ? <ReplyForm {...props} /> : null}
      {amends && !mayReply ? (
        <p className="mt-3 text-muted">A reviewer re-opens this answer or says why not.</p>
      ) : null}
    </li>
  )
}

/** Collected like any question, so that several amendments go back to the vendor in one mail. */
function ReopenForm({ waiting: { about }, errors, values }: WaitingQuestionProps) {
  const own = values.act === 'collect' && values.questionId === about.id
  return (
    <Form method="post" aria-label={`Re-open ${about.id}`} className="mt-4 grid gap-2">
      <input type="hidden" name="act" value="collect" />
      <input type="hidden" name="questionId" value={about.id} />
      <Textarea
        id={`ask-${about.id}`}
        name="ask"
        label={
          <>
            Re-open it with these words<span className="sr-only">: {about.id}</span>
          </>
        }
        rows={2}
        defaultValue={
          own && typeof values.ask === 'string'
            ? values.ask
            : 'You asked to amend this answer: please make the change now.'
        }
        error={own ? (errors.ask ?? errors.questionId) : undefined}
      />
      <div>
        <Button look="secondary">
          Collect to re-open<span className="sr-only"> {about.id}</span>
        </Button>
      </div>
    </Form>
  )
}

function ReplyForm({ waiting: { about, amends }, errors, values }: WaitingQuestionProps) {
  const own = values.act === 'reply' && values.questionId === about.id
  return (
    <Form method="post" aria-label={`Reply on ${about.id}`} className="mt-4 grid gap-2">
      <input type="hidden" name="act" value="reply" />
      <input type="hidden" name="questionId" value={about.id} />
      <Textarea
        id={`reply-${about.id}`}
        name="text"
        label={
          <>
            {amends ? 'Or say why it stays as it is' : 'Reply'}
            <span className="sr-only">: {about.id}</span>
          </>
        }
        hint="Sent to the vendor at once, by mail and on their page. The review stays where it is."
        rows={3}
        defaultValue={own && typeof values.text === 'string' ? values.text : ''}
        error={own ? errors.text : undefined}
      />
      <div>
        <Button look={amends ? 'secondary' : 'primary'}>
          {amends ? 'Decline' : 'Send the reply'}
          <span className="sr-only"> on {about.id}</span>
        </Button>
      </div>
    </Form>
  )
}
