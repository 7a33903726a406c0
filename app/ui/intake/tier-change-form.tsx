// Another tier by hand: upwards with one click, downwards in somebody's name and for a reason.
import { tierChangeSchema } from '../../core/uses/change-tier'
import { Button } from '../button'
import { RadioGroup } from '../choices'
import { Textarea, TextInput } from '../inputs'
import { Form } from '../link'
import { FormFields } from '../stack'
import { type RefusedForm, useCheckedForm } from '../use-checked-form'

export interface TierChangeFormProps {
  use: { tier: number | null; revision: number }
  refused: RefusedForm | undefined
}

export function TierChangeForm({ use, refused }: TierChangeFormProps) {
  const { text } = useCheckedForm(tierChangeSchema, { refused, stored: {} })
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="revision" value={use.revision} />
      <FormFields>
        <RadioGroup
          {...text('tier')}
          label="Tier"
          inline
          options={[1, 2, 3].map((tier) => ({
            value: String(tier),
            label: tier === use.tier ? `Tier ${tier} (now)` : `Tier ${tier}`,
          }))}
        />
        <Textarea
          {...text('reason')}
          label="Reason"
          hint="Needed for a lower tier, such as Tier 3 in place of Tier 2."
          rows={3}
        />
        <TextInput
          {...text('answerable')}
          label="Who answers for it"
          hint="Needed for a lower tier: a named person."
          autoComplete="off"
        />
        <div>
          <Button look="secondary">Change the tier</Button>
        </div>
      </FormFields>
    </Form>
  )
}
