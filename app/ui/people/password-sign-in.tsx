// Signing in with an e-mail address and a password of this portal.
import { signInInput } from '../../core/people/input'
import { Button } from '../button'
import { TextInput } from '../inputs'
import { Form } from '../link'
import { FormFields } from '../stack'
import { TextLink } from '../text-link'
import { type RefusedForm, useCheckedForm } from '../use-checked-form'

export function PasswordSignIn({ refused }: { refused: RefusedForm | undefined }) {
  const { text } = useCheckedForm(signInInput, { refused, stored: {} })
  return (
    <Form method="post" noValidate>
      <FormFields>
        <TextInput
          {...text('email')}
          label="E-mail address"
          type="email"
          autoComplete="username"
          autoFocus={refused === undefined}
        />
        <TextInput
          {...text('password')}
          label="Password"
          type="password"
          autoComplete="current-password"
        />
        <div>
          <Button>Sign in</Button>
        </div>
        <p>
          <TextLink to="/reset">Forgotten your password?</TextLink>
        </p>
        <p className="text-muted">Vendors need no account: open the link in the mail.</p>
      </FormFields>
    </Form>
  )
}
