// "Personal data": look a person up, see what is held, give it out, erase it.
import type { Erased } from '../../services/privacy/erase-person'
import type { PersonFound } from '../../services/privacy/find-person'
import { Button } from '../button'
import { ErrorSummary } from '../error-summary'
import { TextInput } from '../inputs'
import { Form } from '../link'
import { Page } from '../page'
import { Stack } from '../stack'
import { ErasedPerson } from './erased-person'
import { PersonHeld } from './person-held'

export interface PersonalDataShown {
  person: PersonFound | null
  erased: Omit<Erased, 'ok'> | null
  errors: Record<string, string>
  values: Record<string, string | string[]>
}

export function PersonalData({ shown }: { shown: PersonalDataShown | undefined }) {
  const { person = null, erased = null, errors = {}, values = {} } = shown ?? {}
  return (
    <Page
      title="Personal data"
      lead="What this portal holds of one person at a vendor or of a former colleague: to tell them, and to erase it."
      narrow
    >
      <ErrorSummary errors={errors} />
      <Stack>
        {erased ? <ErasedPerson {...erased} /> : null}
        <Form method="post" className="flex flex-wrap items-end gap-3">
          <TextInput
            key={erased ? 'erased' : ''}
            name="email"
            label="E-mail address"
            type="email"
            autoComplete="off"
            width="medium"
            defaultValue={String(values.email ?? '')}
            error={person ? undefined : errors.email}
          />
          <Button look="secondary" name="intent" value="find">
            Look up
          </Button>
        </Form>
        {person ? <PersonHeld person={person} errors={errors} values={values} /> : null}
      </Stack>
    </Page>
  )
}
