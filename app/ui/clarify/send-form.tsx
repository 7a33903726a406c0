// The mail that collected questions go out with, to read before it is sent, and the one act that sends it.
import { seenAs } from '../../core/clarify/input'
import { Button } from '../button'
import { DateText } from '../date-text'
import { Textarea } from '../inputs'
import { Form } from '../link'
import { Notice } from '../notice'
import { SummaryList } from '../summary-list'

export interface Sending {
  /** Why nothing can be sent now. */
  blocked: string | null
  preview: {
    to: string
    subject: string
    text: string
    questions: number
    dueOn: string
  } | null
}

export interface SendFormProps {
  collected: readonly { id: string; revision: number }[]
  sending: Sending
  errors: Readonly<Record<string, string>>
  values: Readonly<Record<string, string | string[]>>
}

export function SendForm({ collected, sending, errors, values }: SendFormProps) {
  const { blocked, preview } = sending
  if (preview === null) return null
  const own = values.act === 'send collected'
  const many = collected.length === 1 ? 'Send 1 question' : `Send ${collected.length} questions`
  return (
    <>
      <SummaryList
        items={[
          { key: 'to', term: 'To', value: preview.to },
          { key: 'subject', term: 'Subject', value: preview.subject },
          { key: 'due', term: 'To be sent back by', value: <DateText date={preview.dueOn} /> },
        ]}
      />
      <details className="mt-3">
        <summary className="link w-fit">Read the mail</summary>
        <pre className="mt-2 max-w-[80ch] overflow-x-auto rounded-md border border-line bg-surface p-4 font-mono text-xs whitespace-pre-wrap">
          {preview.text}
        </pre>
      </details>
      <Form method="post" aria-label="Send the collected questions" className="mt-4 grid gap-4">
        <input type="hidden" name="act" value="send collected" />
        {collected.map((each) => (
          <input key={each.id} type="hidden" name="seen" value={seenAs(each)} />
        ))}
        <Textarea
          name="message"
          label="Words above the questions"
          hint="For what is true of all of them. It stands in the mail and on the vendor’s page."
          optional
          rows={2}
          defaultValue={own && typeof values.message === 'string' ? values.message : ''}
          error={own ? errors.message : undefined}
        />
        {blocked ? (
          <Notice title="Not now">
            <p>{blocked}</p>
          </Notice>
        ) : (
          <p>
            The vendor can then change these answers and no others, and the review waits for them.
          </p>
        )}
        <div>
          <Button>{many}</Button>
        </div>
      </Form>
    </>
  )
}
