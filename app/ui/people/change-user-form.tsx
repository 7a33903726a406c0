// Name, roles and whether a colleague may sign in.
import type { StaffRole } from '../../core/access/roles'
import { changeUserInput } from '../../core/people/input'
import { Button } from '../button'
import { Checkbox } from '../choices'
import { TextInput } from '../inputs'
import { Form } from '../link'
import { FormFields } from '../stack'
import { type RefusedForm, useCheckedForm } from '../use-checked-form'
import { RolesField } from './roles-field'

export interface ChangeUserFormProps {
  user: { name: string; roles: StaffRole[]; active: boolean; revision: number }
  refused: RefusedForm | undefined
}

export function ChangeUserForm({ user, refused }: ChangeUserFormProps) {
  const { text, ticks } = useCheckedForm(changeUserInput, {
    refused,
    stored: { name: user.name, roles: user.roles },
  })
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="intent" value="change" />
      <input type="hidden" name="revision" value={user.revision} />
      <FormFields>
        <TextInput {...text('name')} label="Name" autoComplete="off" />
        <RolesField {...ticks('roles')} hint="Counts from the next page this person opens." />
        <Checkbox
          name="active"
          value="on"
          label="May sign in"
          hint="Taking this away signs the person out everywhere at once. Nothing they did is removed."
          defaultChecked={user.active}
        />
        <div>
          <Button>Save</Button>
        </div>
      </FormFields>
    </Form>
  )
}
