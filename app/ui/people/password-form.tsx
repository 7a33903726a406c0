// A person replaces their own password.
import { changePasswordInput, PASSWORD_MIN } from '../../core/people/input'
import { Button } from '../button'
import { TextInput } from '../inputs'
import { Form } from '../link'
import { FormFields } from '../stack'
import { useCheckedForm } from '../use-checked-form'
import type { RefusedPage } from './refused'

export function PasswordForm({ refused }: { refused: RefusedPage | undefined }) {
  const field = useCheckedForm(changePasswordInput, refused)
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="intent" value="password" />
      <FormFields>
        <TextInput
          {...field('currentPassword')}
          label="Present password"
          type="password"
          autoComplete="current-password"
        />
        <TextInput
          {...field('newPassword')}
          label="New password"
          hint={`At least ${PASSWORD_MIN} characters. Other devices are signed out.`}
          type="password"
          autoComplete="new-password"
        />
        <TextInput
          {...field('repeatPassword')}
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
