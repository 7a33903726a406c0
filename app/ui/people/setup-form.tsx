// The form behind /setup.
import { staffRoles } from '../../core/access/roles'
import { PASSWORD_MIN, setupInput } from '../../core/people/input'
import { Button } from '../button'
import { Select, TextInput } from '../inputs'
import { Form } from '../link'
import { FormFields } from '../stack'
import { useCheckedForm } from '../use-checked-form'
import { listTyped, type RefusedPage, typedIn } from './refused'
import { RolesField } from './roles-field'

export interface SetupFormProps {
  refused: RefusedPage | undefined
  timeZones: readonly string[]
}

export function SetupForm({ refused, timeZones }: SetupFormProps) {
  const field = useCheckedForm(setupInput, refused)
  const before = (name: string, otherwise?: string) => typedIn(refused, name, otherwise)
  return (
    <Form method="post" noValidate>
      <FormFields>
        <TextInput
          {...field('code')}
          label="Setup code"
          hint="The server printed it when it started: four groups of five characters."
          autoComplete="off"
          spellCheck={false}
          width="medium"
        />
        <TextInput
          {...field('organisation')}
          label="Your organisation"
          hint="Vendors read it on every page and in every mail."
          autoComplete="organization"
          defaultValue={before('organisation')}
        />
        <Select
          {...field('timeZone')}
          label="Time zone"
          hint="Due dates end here at 23:59:59."
          options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          defaultValue={before('timeZone', 'UTC')}
        />
        <TextInput
          {...field('name')}
          label="Your name"
          autoComplete="name"
          defaultValue={before('name')}
        />
        <TextInput
          {...field('email')}
          label="Your e-mail address"
          type="email"
          autoComplete="username"
          defaultValue={before('email')}
        />
        <TextInput
          {...field('password')}
          label="A password"
          hint={`At least ${PASSWORD_MIN} characters. A few unrelated words are easy to keep and hard to guess.`}
          type="password"
          autoComplete="new-password"
        />
        <RolesField
          {...field('roles')}
          hint="All of them let you try everything alone. A Tier 1 decision still needs a second person."
          defaultValue={refused ? listTyped(refused, 'roles') : [...staffRoles]}
        />
        <div>
          <Button>Set up Assay</Button>
        </div>
      </FormFields>
    </Form>
  )
}
