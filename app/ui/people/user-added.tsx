// What happens next with a colleague who was just added.
import { Notice } from '../notice'
import { TemporaryPassword } from './temporary-password'

export interface UserAddedProps {
  name: string
  email: string
  /** Null for an invitation by mail. */
  password: string | null
  /** The identity provider where it is the only way in. */
  provider: string | null
}

export function UserAdded({ name, email, password, provider }: UserAddedProps) {
  if (provider !== null) {
    return (
      <Notice kind="done" title={`${name} signs in with ${provider}`} announce>
        <p>
          {`The account is linked the first time, where ${provider} says that ${email} is verified. The roles are then those that ${provider} gives.`}
        </p>
      </Notice>
    )
  }
  if (password !== null) return <TemporaryPassword name={name} password={password} />
  return (
    <Notice kind="done" title="An invitation is on its way" announce>
      <p>
        A mail to {email} has a link to choose a password. It works once, for seven days; on the
        user’s page it is sent again or withdrawn.
      </p>
    </Notice>
  )
}
