// The form behind "Organisation".
import { organisationInput } from '../../core/people/input'
import type { Organisation } from '../../core/people/organisation'
import { Button } from '../button'
import { Select, TextInput } from '../inputs'
import { Form } from '../link'
import { FormFields } from '../stack'
import { type RefusedForm, useCheckedForm } from '../use-checked-form'

export interface OrganisationFormProps {
  organisation: Organisation
  timeZones: readonly string[]
  refused: RefusedForm | undefined
}

export function OrganisationForm({ organisation, timeZones, refused }: OrganisationFormProps) {
  const { text } = useCheckedForm(organisationInput, { refused, stored: organisation })
  return (
    <Form method="post" noValidate>
      <FormFields>
        <TextInput {...text('name')} label="Name" autoComplete="organization" />
        <Select
          {...text('timeZone')}
          label="Time zone"
          hint="Due dates end here at 23:59:59."
          options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        />
        <TextInput
          {...text('classification')}
          label="Marking of reports"
          hint="Printed on every page of a report, such as Confidential."
          width="medium"
        />
        <TextInput
          {...text('contactName')}
          label="Whom vendors may ask"
          hint="A person, not a department: vendors answer people."
          autoComplete="name"
        />
        <TextInput
          {...text('contactEmail')}
          label="Their e-mail address"
          type="email"
          autoComplete="email"
        />
        <TextInput
          {...text('mailFrom')}
          label="Address that mail is sent from"
          hint="Your mail server has to allow Assay to send as this address."
          type="email"
          autoComplete="off"
        />
        <div>
          <Button>Save</Button>
        </div>
      </FormFields>
    </Form>
  )
}
