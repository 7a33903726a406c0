// Asking for submitted answers to be re-opened: which ones, why, and what was said to it.
import type { AmendPage } from '../../core/clarify/vendor-pages'
import { Button } from '../button'
import { FieldGroup, fieldId } from '../field'
import { Textarea } from '../inputs'
import { Form } from '../link'
import { Section } from '../page'
import { amendWords as words } from '../respond/words/amend'
import { commonWords } from '../respond/words/common'
import { VendorThread } from './vendor-thread'

export function AmendRequests({ page }: { page: AmendPage }) {
  if (page.requests.length === 0) return null
  return (
    <Section title={words.askedFor}>
      <ul className="grid gap-6">
        {page.requests.map(({ id, prompt, thread }) => (
          <li key={id}>
            <p className="text-base text-muted">{id}</p>
            <p className="mb-2 font-semibold">{prompt}</p>
            <VendorThread organisation={page.host.organisation} messages={thread} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

export interface AmendFormProps {
  page: AmendPage
  errors: Record<string, string> | undefined
  values: Record<string, string | string[]> | undefined
}

export function AmendForm({ page, errors, values }: AmendFormProps) {
  const ticked = new Set([values?.questionIds ?? []].flat())
  const text = values?.text
  return (
    <Section title={page.requests.length > 0 ? words.askForMore : words.ask}>
      <Form method="post" noValidate className="grid gap-6">
        <FieldGroup
          name="questionIds"
          label={words.answers}
          hint={words.answersHint}
          error={errors?.questionIds}
        >
          <div id={fieldId('questionIds')} tabIndex={-1} className="grid gap-2">
            {page.sections.map((section) => (
              <details
                key={section.id}
                open={section.questions.some(({ id }) => ticked.has(id))}
                className="min-w-0"
              >
                <summary className="py-1 text-action">{section.title}</summary>
                <div className="mt-1 border-l-2 border-line pl-4">
                  {section.questions.map(({ id, prompt }) => (
                    <label key={id} className="choice flex items-start gap-2.5 py-1.5 text-base">
                      <input
                        type="checkbox"
                        name="questionIds"
                        value={id}
                        defaultChecked={ticked.has(id)}
                        className="mt-0.5 size-[1.25em] shrink-0 accent-action"
                      />
                      <span>{commonWords.question(id, prompt)}</span>
                    </label>
                  ))}
                </div>
              </details>
            ))}
          </div>
        </FieldGroup>
        <Textarea
          name="text"
          label={words.text}
          rows={4}
          defaultValue={typeof text === 'string' ? text : ''}
          error={errors?.text}
        />
        <div>
          <Button>{words.send}</Button>
        </div>
      </Form>
    </Section>
  )
}
