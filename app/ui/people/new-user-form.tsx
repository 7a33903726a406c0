// The form behind "Add a user".
import { newUserInput } from '../../core/people/input'
import { Button } from '../button'
import { TextInput } from '../inputs'
import { Form } from '../link'
import { FormFields } from '../stack'
import { type RefusedForm, useCheckedForm } from '../use-checked-form'
import { RolesField } from './roles-field'

export function NewUserForm({ refused }: { refused: RefusedForm | undefined }) {
  const { text, ticks } = useCheckedForm(newUserInput, { refused, stored: {} })
  return (
    <Form method="post" noValidate>
      <FormFields>
        <TextInput {...text('name')} label="Name" autoComplete="off" />
        <TextInput {...text('email')} label="E-mail address" type="email" autoComplete="off" />
        <RolesField
          {...ticks('roles')}
          hint="A person may hold several. An administrator who has to read answers needs a reading role as well."
        />
        <div>
          <Button>Add user</Button>
        </div>
      </FormFields>
    </Form>
  )
}
