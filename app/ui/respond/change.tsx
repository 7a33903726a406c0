// A vendor tells of a change: the form, and what it told before.
import { wordsOf } from '../../core/schedule/plain-date'
import { Button } from '../button'
import { RadioGroup } from '../choices'
import { DateInput, Textarea } from '../inputs'
import { Form } from '../link'
import { Section } from '../page'
import { changeWords as words } from './words/change'

export interface ToldBefore {
  id: string
  title: string
  what: string
  happenedOn: string | null
}

export interface AnnounceFormProps {
  kinds: readonly { id: string; title: string; hint: string }[]
  values: Readonly<Record<string, string | string[]>>
  errors: Readonly<Record<string, string>>
}

export function AnnounceForm({ kinds, values, errors }: AnnounceFormProps) {
  const text = (name: string) => {
    const typed = values[name]
    return typeof typed === 'string' ? typed : ''
  }
  return (
    <Form method="post" noValidate className="mt-6 grid gap-6">
      <RadioGroup
        name="kind"
        label={words.kind}
        options={kinds.map(({ id, title, hint }) => ({ value: id, label: title, hint }))}
        defaultValue={text('kind')}
        error={errors.kind}
      />
      <Textarea
        name="what"
        label={words.what}
        rows={4}
        defaultValue={text('what')}
        error={errors.what}
      />
      <DateInput
        name="happenedOn"
        label={words.happenedOn}
        optional
        defaultValue={text('happenedOn')}
        error={errors.happenedOn}
      />
      <div>
        <Button>{words.send}</Button>
      </div>
    </Form>
  )
}

export function AnnouncedBefore({ announced }: { announced: readonly ToldBefore[] }) {
  if (announced.length === 0) return null
  return (
    <Section title={words.before}>
      <ul className="grid gap-4">
        {announced.map(({ id, title, what, happenedOn }) => (
          <li key={id}>
            <p className="font-semibold">
              {title}
              {happenedOn === null ? null : words.on(wordsOf(happenedOn))}
            </p>
            <p className="break-words whitespace-pre-line">{what}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
