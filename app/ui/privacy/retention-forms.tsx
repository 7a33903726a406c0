// The two forms of "Retention": the days of each kind, and the removal that has to be confirmed.
import {
  CONFIRMATION,
  keptKindNames,
  keptKinds,
  type Retention,
} from '../../core/privacy/retention'
import { Actions, Button } from '../button'
import { Checkbox } from '../choices'
import { TextInput } from '../inputs'
import { Form } from '../link'

export interface RefusedForm {
  errors: Record<string, string>
  values: Record<string, string | string[]>
}

interface RetentionFormProps {
  retention: Retention
  refused: RefusedForm | undefined
}

export function RetentionForm({ retention, refused }: RetentionFormProps) {
  const { errors = {}, values = {} } = refused ?? {}
  const sent = 'reviews' in values
  return (
    <Form method="post" className="grid gap-5">
      {keptKindNames.map((kind) => {
        const { label, hint, least } = keptKinds[kind]
        return (
          <TextInput
            key={kind}
            name={kind}
            label={`${label}, in days`}
            hint={`${hint} At least ${least} ${least === 1 ? 'day' : 'days'}.`}
            inputMode="numeric"
            width="short"
            defaultValue={String(values[kind] ?? retention.days[kind])}
            error={errors[kind]}
          />
        )
      })}
      <Checkbox
        name="daily"
        label="Remove by itself, once a day"
        defaultChecked={sent ? values.daily === 'on' : retention.daily}
      />
      <Actions>
        <Button name="intent" value="save">
          Save
        </Button>
      </Actions>
    </Form>
  )
}

export function RemoveForm({ refused }: { refused: RefusedForm | undefined }) {
  return (
    <Form method="post" className="mt-4 grid gap-4">
      <TextInput
        name="confirm"
        label={`Type “${CONFIRMATION}” to confirm`}
        hint="This cannot be undone, except from a backup."
        autoComplete="off"
        width="short"
        defaultValue={String(refused?.values.confirm ?? '')}
        error={refused?.errors.confirm}
      />
      <Actions>
        <Button name="intent" value="remove">
          Remove now
        </Button>
      </Actions>
    </Form>
  )
}
