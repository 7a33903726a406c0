// Name, roles and whether a colleague may sign in.
import type { StaffRole } from '../../core/access/roles'
import { changeUserInput } from '../../core/people/input'
import { Button } from '../button'
import { Checkbox } from '../choices'
import { TextInput } from '../inputs'
import { Form } from '../link'
import { FormFields } from '../stack'
import { useCheckedForm } from '../use-checked-form'
import { listTyped, type RefusedPage, typedIn } from './refused'
import { RolesField } from './roles-field'

export interface ChangeUserFormProps {
  user: { name: string; roles: StaffRole[]; active: boolean; revision: number }
  refused: RefusedPage | undefined
}

export function ChangeUserForm({ user, refused }: ChangeUserFormProps) {
  const field = useCheckedForm(changeUserInput, refused)
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="intent" value="change" />
      <input type="hidden" name="revision" value={user.revision} />
      <FormFields>
        <TextInput
          {...field('name')}
          label="Name"
          autoComplete="off"
          defaultValue={typedIn(refused, 'name', user.name)}
        />
        <RolesField
          {...field('roles')}
          hint="Counts from the next page this person opens."
          defaultValue={refused ? listTyped(refused, 'roles') : user.roles}
        />
        <Checkbox
          {...field('active')}
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
