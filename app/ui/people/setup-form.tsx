// The form behind /setup.
import { staffRoles } from '../../core/access/roles'
import { setupInput } from '../../core/people/input'
import { PASSWORD_MIN } from '../../core/people/password'
import { Button } from '../button'
import { Select, TextInput } from '../inputs'
import { Form } from '../link'
import { FormFields } from '../stack'
import { type RefusedForm, useCheckedForm } from '../use-checked-form'
import { RolesField } from './roles-field'

export interface SetupFormProps {
  refused: RefusedForm | undefined
  timeZones: readonly string[]
}

export function SetupForm({ refused, timeZones }: SetupFormProps) {
  const { text, ticks } = useCheckedForm(setupInput, {
    refused,
    stored: { timeZone: 'UTC', roles: staffRoles },
  })
  return (
    <Form method="post" noValidate>
      <FormFields>
        <TextInput
          {...text('code')}
          label="Setup code"
          hint="The server printed it when it started: four groups of five characters."
          autoComplete="off"
          spellCheck={false}
          width="medium"
        />
        <TextInput
          {...text('organisation')}
          label="Your organisation"
          hint="Vendors read it on every page and in every mail."
          autoComplete="organization"
        />
        <Select
          {...text('timeZone')}
          label="Time zone"
          hint="Due dates end here at 23:59:59."
          options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        />
        <TextInput {...text('name')} label="Your name" autoComplete="name" />
        <TextInput
          {...text('email')}
          label="Your e-mail address"
          type="email"
          autoComplete="username"
        />
        <TextInput
          {...text('password')}
          label="A password"
          hint={`At least ${PASSWORD_MIN} characters. A few unrelated words are easy to keep and hard to guess.`}
          type="password"
          autoComplete="new-password"
        />
        <RolesField
          {...ticks('roles')}
          hint="All of them let you try everything alone. A Tier 1 decision still needs a second person."
        />
        <div>
          <Button>Set up Assay</Button>
        </div>
      </FormFields>
    </Form>
  )
}
