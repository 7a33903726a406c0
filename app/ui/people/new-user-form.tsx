// The form behind "Add a user".
import { newUserInput } from '../../core/people/input'
import { Button } from '../button'
import { TextInput } from '../inputs'
import { Form } from '../link'
import { FormFields } from '../stack'
import { useCheckedForm } from '../use-checked-form'
import { listTyped, type RefusedPage, typedIn } from './refused'
import { RolesField } from './roles-field'

export function NewUserForm({ refused }: { refused: RefusedPage | undefined }) {
  const field = useCheckedForm(newUserInput, refused)
  return (
    <Form method="post" noValidate>
      <FormFields>
        <TextInput
          {...field('name')}
          label="Name"
          autoComplete="off"
          defaultValue={typedIn(refused, 'name')}
        />
        <TextInput
          {...field('email')}
          label="E-mail address"
          type="email"
          autoComplete="off"
          defaultValue={typedIn(refused, 'email')}
        />
        <RolesField
          {...field('roles')}
          hint="A person may hold several. An administrator who has to read answers needs a reading role as well."
          defaultValue={refused ? listTyped(refused, 'roles') : []}
        />
        <div>
          <Button>Add user</Button>
        </div>
      </FormFields>
    </Form>
  )
}
