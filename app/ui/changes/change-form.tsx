// Something changed: what, at which product, since when, and which uses it concerns.
import { Button } from '../button'
import { RadioGroup } from '../choices'
import { DateInput, Select, Textarea } from '../inputs'
import { Form } from '../link'
import { FormFields } from '../stack'

export interface ChangeFormProps {
  kinds: readonly { id: string; title: string; hint: string; days: number }[]
  offerings: readonly { id: string; words: string }[]
  uses: readonly { id: string; title: string }[]
  values: Readonly<Record<string, string | string[]>>
  errors: Readonly<Record<string, string>>
}

export function ChangeForm({ kinds, offerings, uses, values, errors }: ChangeFormProps) {
  const text = (name: string) => {
    const typed = values[name]
    return typeof typed === 'string' ? typed : ''
  }
  return (
    <Form method="post" aria-label="Something changed">
      <FormFields>
        <RadioGroup
          name="kind"
          label="What changed?"
          options={kinds.map(({ id, title, hint }) => ({ value: id, label: title, hint }))}
          defaultValue={text('kind')}
          error={errors.kind}
        />
        <Select
          name="offeringId"
          label="Product"
          options={offerings.map(({ id, words }) => ({ value: id, label: words }))}
          defaultValue={text('offeringId')}
          error={errors.offeringId}
        />
        <Select
          name="useId"
          label="Concerns"
          options={[
            { value: '', label: 'Every use of the product' },
            ...uses.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          defaultValue={text('useId')}
          error={errors.useId}
        />
        <Textarea
          name="what"
          label="What happened"
          hint="For colleagues and the record. The vendor is told only which kind of change it is."
          rows={4}
          defaultValue={text('what')}
          error={errors.what}
        />
        <DateInput
          name="happenedOn"
          label="When it happened"
          optional
          defaultValue={text('happenedOn')}
          error={errors.happenedOn}
        />
        <div>
          <Button>See what it opens</Button>
        </div>
      </FormFields>
    </Form>
  )
}
