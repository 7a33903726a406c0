// A person replaces their own password.
import { changePasswordInput } from '../../core/people/input'
import { PASSWORD_MIN } from '../../core/people/password'
import { Button } from '../button'
import { TextInput } from '../inputs'
import { Form } from '../link'
import { FormFields } from '../stack'
import { type RefusedForm, useCheckedForm } from '../use-checked-form'

export function PasswordForm({ refused }: { refused: RefusedForm | undefined }) {
  const { text } = useCheckedForm(changePasswordInput, { refused, stored: {} })
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="intent" value="password" />
      <FormFields>
        <TextInput
          {...text('currentPassword')}
          label="Present password"
          type="password"
          autoComplete="current-password"
        />
        <TextInput
          {...text('newPassword')}
          label="New password"
          hint={`At least ${PASSWORD_MIN} characters. Other devices are signed out.`}
          type="password"
          autoComplete="new-password"
        />
        <TextInput
          {...text('repeatPassword')}
          label="New password again"
          type="password"
          autoComplete="new-password"
        />
        <div>
          <Button>Change password</Button>
        </div>
      </FormFields>
    </Form>
  )
}
