// What an administrator does for a colleague who cannot get in: an invitation, a temporary password, a lost second factor.
import type { UserState } from '../../services/identity/list-users'
import { Actions, Button } from '../button'
import { Form } from '../link'
import { Section } from '../page'

interface HelpedUser {
  name: string
  active: boolean
  state: UserState
  hasPassword: boolean
  secondFactor: boolean
}

export interface HelpUserProps {
  user: HelpedUser
  /** Whether the portal has a mail server. */
  sendsMail: boolean
}

export function HelpUser({ user, sendsMail }: HelpUserProps) {
  if (!user.active) return null
  return (
    <>
      {user.hasPassword ? null : <Invitation user={user} sendsMail={sendsMail} />}
      <Section title={user.hasPassword ? 'Lost password' : 'Temporary password'}>
        <p className="mb-3">
          {user.name} is signed out everywhere and gets a temporary password from you. It works for
          seven days.
        </p>
        <Form method="post">
          <input type="hidden" name="intent" value="reset password" />
          <Button look="secondary">Give a temporary password</Button>
        </Form>
      </Section>
      {user.secondFactor ? (
        <Section title="Lost second factor">
          <p className="mb-3">
            Make sure that it is {user.name} who asks, face to face or by telephone: afterwards the
            password alone opens the account. {user.name} is signed out everywhere
            {sendsMail ? ' and gets a mail that says so' : ''}.
          </p>
          <Form method="post">
            <input type="hidden" name="intent" value="remove second factor" />
            <Button look="danger">Remove the second factor</Button>
          </Form>
        </Section>
      ) : null}
    </>
  )
}

function Invitation({ user, sendsMail }: HelpUserProps) {
  if (!sendsMail) return null
  const open = user.state === 'invited'
  return (
    <Section title="Invitation">
      <p className="mb-3">
        {open
          ? `${user.name} has a mail with a link to choose a password. Sending another stops the first.`
          : `A mail with a link lets ${user.name} choose a password. It works for seven days.`}
      </p>
      <Form method="post">
        <Actions>
          <Button name="intent" value="invite" look="secondary">
            {open ? 'Send it again' : 'Send an invitation'}
          </Button>
          {open ? (
            <Button name="intent" value="withdraw invitation" look="danger">
              Withdraw it
            </Button>
          ) : null}
        </Actions>
      </Form>
    </Section>
  )
}
