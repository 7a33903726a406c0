// The page behind a link in a mail: whose account it is, and the password that its owner chooses.
import { choosePasswordInput } from '../../core/people/input'
import { PASSWORD_MIN } from '../../core/people/password'
import { Button } from '../button'
import { TextInput } from '../inputs'
import { Form } from '../link'
import { FormFields } from '../stack'
import { type RefusedForm, useCheckedForm } from '../use-checked-form'

export interface ChoosePasswordProps {
  email: string
  button: string
  refused: RefusedForm | undefined
}

export function ChoosePasswordForm({ email, button, refused }: ChoosePasswordProps) {
  const { text } = useCheckedForm(choosePasswordInput, { refused, stored: {} })
  return (
    <Form method="post" noValidate>
      <FormFields>
        {/* So that a password manager keeps it under the right name. */}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <TextInput
          {...text('newPassword')}
          label="New password"
          hint={`At least ${PASSWORD_MIN} characters. A few unrelated words are easy to keep and hard to guess.`}
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
          <Button>{button}</Button>
        </div>
      </FormFields>
    </Form>
  )
}
