// The form behind "Add a user".
import { addedUserInput, userEntries } from '../../core/people/input'
import { Button } from '../button'
import { RadioGroup } from '../choices'
import { TextInput } from '../inputs'
import { Form } from '../link'
import { FormFields } from '../stack'
import { type RefusedForm, useCheckedForm } from '../use-checked-form'
import { RolesField } from './roles-field'

export interface NewUserFormProps {
  refused: RefusedForm | undefined
  /** Whether the portal has a mail server; without one there is nothing to choose. */
  sendsMail: boolean
}

export function NewUserForm({ refused, sendsMail }: NewUserFormProps) {
  const stored = { entry: sendsMail ? 'invitation' : 'temporary password' }
  const { text, ticks } = useCheckedForm(addedUserInput, { refused, stored })
  return (
    <Form method="post" noValidate>
      <FormFields>
        <TextInput {...text('name')} label="Name" autoComplete="off" />
        <TextInput {...text('email')} label="E-mail address" type="email" autoComplete="off" />
        <RolesField
          {...ticks('roles')}
          hint="A person may hold several. An administrator who has to read answers needs a reading role as well."
        />
        {sendsMail ? (
          <RadioGroup
            {...text('entry')}
            label="How this person gets in"
            options={userEntries.map((value) => ({ value, ...entryWords[value] }))}
          />
        ) : null}
        <div>
          <Button>Add user</Button>
        </div>
      </FormFields>
    </Form>
  )
}

const entryWords = {
  invitation: {
    label: 'An invitation by mail',
    hint: 'A link to choose a password, which works for seven days.',
  },
  'temporary password': {
    label: 'A temporary password',
    hint: 'Shown to you once, to hand over. It works for seven days.',
  },
} as const
