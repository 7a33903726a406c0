// The thread on one question as staff read it, and the form that collects a further question for the vendor.
import type { MessageView } from '../../core/clarify/view'
import { Button } from '../button'
import { InstantText } from '../date-text'
import { Textarea } from '../inputs'
import { Form, Link } from '../link'
import { StatusTag } from '../status-tag'

export interface ClarificationThreadProps {
  messages: readonly MessageView[]
}

/** Oldest first. What is only collected says so: the vendor does not see it. */
export function ClarificationThread({ messages }: ClarificationThreadProps) {
  if (messages.length === 0) return null
  return (
    <ol className="grid gap-3">
      {messages.map((message) => (
        <li
          key={message.id}
          className={
            message.side === 'vendor'
              ? 'border-l-4 border-input pl-3'
              : 'border-l-4 border-action pl-3'
          }
        >
          <p className="flex flex-wrap items-center gap-x-2 text-muted">
            <span>
              <strong className="font-semibold text-text">{headOf(message)}</strong>{' '}
              <InstantText instant={message.sentAt ?? message.at} />
            </span>
            {message.sentAt === null ? <StatusTag>Collected, not sent</StatusTag> : null}
          </p>
          <p className="break-words whitespace-pre-line">{message.text}</p>
        </li>
      ))}
    </ol>
  )
}

function headOf({ side, kind, by }: MessageView): string {
  if (kind === 'amendment') return `${by} (vendor) asks to amend this`
  if (side === 'vendor') return kind === 'reply' ? `${by} (vendor)` : `${by} (vendor) asks`
  return kind === 'reply' ? `${by}, to the vendor` : `${by} asks`
}

export interface AskFormProps {
  number: number
  questionId: string
  /** How many questions are collected in the whole review. */
  collected: number
  errors: Readonly<Record<string, string>>
  /** What was typed when the form was refused. */
  typed: string
}

/** Posts `act=collect` to the page it stands on; see app/http/clarify-acts.ts. */
export function AskForm({ number, questionId, collected, errors, typed }: AskFormProps) {
  return (
    <Form
      method="post"
      aria-label="Ask the vendor"
      className="grid gap-2"
      key={`${questionId} ${collected}`}
    >
      <input type="hidden" name="act" value="collect" />
      <input type="hidden" name="questionId" value={questionId} />
      <Textarea
        name="ask"
        label="Ask the vendor about this"
        hint="Collected first; the vendor sees these words when you send all questions together."
        rows={3}
        defaultValue={typed}
        error={errors.ask ?? errors.questionId}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button look="secondary">Collect the question</Button>
        {collected > 0 ? (
          <Link to={`/reviews/${number}/questions`} className="link">
            {collected === 1 ? '1 question collected' : `${collected} questions collected`}: look
            and send
          </Link>
        ) : null}
      </div>
    </Form>
  )
}
