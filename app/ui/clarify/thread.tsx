// The thread on one question as staff read it, and the form that collects a further question for the vendor.
import type { MessageView } from '../../core/clarify/view'
import { Button } from '../button'
import { InstantText } from '../date-text'
import { Textarea } from '../inputs'
import { Form } from '../link'
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
  questionId: string
  /** The page of this very question. */
  here: string
  /** Where to go afterwards. */
  onward: string
  errors: Readonly<Record<string, string>>
  /** What was typed when the form was refused. */
  typed: string
}

/** Key Q leads into its field. See app/http/clarify-acts.ts for what it does. */
export function AskForm({ questionId, here, onward, errors, typed }: AskFormProps) {
  return (
    <Form
      method="post"
      action={here}
      preventScrollReset
      aria-label="Ask the vendor"
      className="grid gap-2"
    >
      <input type="hidden" name="act" value="collect" />
      <input type="hidden" name="questionId" value={questionId} />
      <input type="hidden" name="onward" value={onward} />
      <Textarea
        name="ask"
        data-key="ask"
        label="Ask the vendor about this"
        hint="Collected first; the vendor reads these very words when all questions are sent together."
        rows={2}
        defaultValue={typed}
        error={errors.ask ?? errors.questionId}
      />
      <div>
        <Button look="secondary">Collect the question</Button>
      </div>
    </Form>
  )
}
