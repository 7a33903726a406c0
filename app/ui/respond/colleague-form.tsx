// Gives a colleague sections, or single questions of a section, by their e-mail address.
import type { ColleaguesPage } from '../../core/respond/colleagues'
import { Button } from '../button'
import { CheckboxGroup } from '../choices'
import { TextInput } from '../inputs'
import { Form } from '../link'
import { Notice } from '../notice'
import { Section } from '../page'
import { colleaguesWords as words } from './words/colleagues'
import { commonWords } from './words/common'

export interface ColleagueFormProps {
  page: ColleaguesPage
  /** Sections that are ticked at first. */
  chosen: readonly string[]
  /** False where the portal sends no mail. */
  canMail: boolean
  refused: { errors: Record<string, string>; values: Record<string, string | string[]> } | undefined
}

export function ColleagueForm({ page, chosen, canMail, refused }: ColleagueFormProps) {
  const { contact } = page.host
  if (!canMail) {
    return (
      <Notice title={words.noMail}>
        <p>{words.noMailText(contact.name, contact.email)}</p>
      </Notice>
    )
  }
  if (!page.room) return <p>{words.noRoom}</p>
  const errors = refused?.errors ?? {}
  const text = (name: string) => String(refused?.values[name] ?? '')
  const ticked = (name: string) => [refused?.values[name] ?? []].flat()
  return (
    <Section title={words.give}>
      <Form method="post" noValidate className="grid gap-6">
        <TextInput
          name="name"
          label={words.name}
          autoComplete="off"
          defaultValue={text('name')}
          error={errors.name}
        />
        <TextInput
          name="email"
          label={words.email}
          hint={words.emailHint}
          type="email"
          autoComplete="off"
          defaultValue={text('email')}
          error={errors.email}
        />
        <CheckboxGroup
          name="sectionIds"
          label={words.sections}
          options={page.sections.map(({ id, title }) => ({ value: id, label: title }))}
          defaultValue={refused ? ticked('sectionIds') : chosen}
          error={errors.sectionIds}
        />
        <SingleQuestions page={page} ticked={ticked('questionIds')} />
        <div>
          <Button>{words.invite}</Button>
        </div>
      </Form>
    </Section>
  )
}

function SingleQuestions({ page, ticked }: { page: ColleaguesPage; ticked: readonly string[] }) {
  return (
    <details open={ticked.length > 0}>
      <summary className="py-1 text-action">{words.singleQuestions}</summary>
      <div className="mt-2 grid gap-6 border-l-2 border-line pl-4">
        {page.sections.map(({ id, title, questions }) => (
          <CheckboxGroup
            key={id}
            id={`questions-${id}`}
            name="questionIds"
            label={title}
            options={questions.map((question) => ({
              value: question.id,
              label: commonWords.question(question.id, question.prompt),
            }))}
            defaultValue={ticked}
          />
        ))}
      </div>
    </details>
  )
}
