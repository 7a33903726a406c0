// The collected questions, each with the answer it is about, to change or remove until they are sent.
import type { MessageView } from '../../core/clarify/view'
import { Actions, Button } from '../button'
import { InstantText } from '../date-text'
import { Textarea } from '../inputs'
import { Form } from '../link'
import { About, type AboutView } from './about'

export interface CollectedListProps {
  number: number
  collected: readonly (MessageView & { about: AboutView })[]
  errors: Readonly<Record<string, string>>
  values: Readonly<Record<string, string | string[]>>
}

export function CollectedList({ number, collected, errors, values }: CollectedListProps) {
  return (
    <ul className="grid gap-4">
      {collected.map((message) => {
        const own = values.act === 'change collected' && values.id === message.id
        return (
          <li key={message.id} className="rounded-md border border-line p-4">
            <About about={message.about} number={number} />
            <Form
              method="post"
              aria-label={`Question on ${message.about.id}`}
              className="mt-3 grid gap-2"
              key={message.revision}
            >
              <input type="hidden" name="id" value={message.id} />
              <input type="hidden" name="revision" value={message.revision} />
              <Textarea
                id={`text-${message.id}`}
                name="text"
                label={
                  <>
                    To the vendor<span className="sr-only">, on {message.about.id}</span>
                  </>
                }
                rows={3}
                defaultValue={own && typeof values.text === 'string' ? values.text : message.text}
                error={own ? errors.text : undefined}
              />
              <p className="text-muted">
                {message.by}, <InstantText instant={message.at} />
              </p>
              <Actions>
                <Button look="secondary" name="act" value="change collected">
                  Save the change<span className="sr-only"> on {message.about.id}</span>
                </Button>
                <Button look="danger" name="act" value="remove collected">
                  Remove<span className="sr-only"> the question on {message.about.id}</span>
                </Button>
              </Actions>
            </Form>
          </li>
        )
      })}
    </ul>
  )
}
