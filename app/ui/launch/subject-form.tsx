// The vendor step of a launch: vendor, product on its plan, and whom to write to, prefilled with what is known.
import { subjectSchema } from '../../core/review/launch-input'
import { Actions, Button } from '../button'
import { Checkbox } from '../choices'
import { TextInput } from '../inputs'
import { Form } from '../link'
import { Notice } from '../notice'
import { FormFields } from '../stack'
import { type RefusedForm, useCheckedForm } from '../use-checked-form'

export interface SubjectFormProps {
  draftId: string
  useId: string
  fields: Readonly<
    Record<'vendorName' | 'website' | 'product' | 'plan' | 'contactName' | 'contactEmail', string>
  >
  /** The vendor behind the web address, with what may be picked instead of typed. */
  known: {
    name: string
    domain: string
    offerings: readonly { name: string; plan: string }[]
    contacts: readonly { name: string; email: string }[]
  } | null
  /** The vendor that the typed domain belongs to, where its name is another. */
  offered: { id: string; name: string; domain: string } | null
  refused: RefusedForm | undefined
}

export function SubjectForm(props: SubjectFormProps) {
  const { draftId, useId, fields, known, offered, refused } = props
  const { text } = useCheckedForm(subjectSchema, { refused, stored: fields })
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="draftId" value={draftId} />
      <input type="hidden" name="useId" value={useId} />
      <FormFields>
        {known ? (
          <Notice title={`${known.name} (${known.domain}) is known`}>
            <p>Its products and contacts are offered while you type.</p>
          </Notice>
        ) : null}
        <TextInput {...text('vendorName')} label="Vendor" autoComplete="off" />
        <TextInput
          {...text('website')}
          label="Web address"
          hint="Its domain tells vendors apart, so that none is entered twice."
          inputMode="url"
          autoComplete="off"
        />
        {offered ? (
          <Checkbox
            name="knownVendor"
            value={offered.id}
            label={`Use ${offered.name}`}
            hint={`${offered.domain} belongs to it.`}
          />
        ) : null}
        <TextInput {...text('product')} label="Product" list="known-products" autoComplete="off" />
        <TextInput
          {...text('plan')}
          label="Plan"
          hint="Such as “Business”. Ask about the plan you would buy: what is promised differs between plans."
          list="known-plans"
          autoComplete="off"
        />
        <TextInput
          {...text('contactName')}
          label="Contact"
          hint="The person at the vendor who gets the invitation. They need no account."
          list="known-contacts"
          autoComplete="off"
        />
        <TextInput
          {...text('contactEmail')}
          label="Contact’s e-mail address"
          type="email"
          list="known-addresses"
          autoComplete="off"
        />
        <Actions>
          <Button>Go on to the preview</Button>
        </Actions>
      </FormFields>
      <Suggestions id="known-products" values={known?.offerings.map(({ name }) => name)} />
      <Suggestions id="known-plans" values={known?.offerings.map(({ plan }) => plan)} />
      <Suggestions id="known-contacts" values={known?.contacts.map(({ name }) => name)} />
      <Suggestions id="known-addresses" values={known?.contacts.map(({ email }) => email)} />
    </Form>
  )
}

function Suggestions({ id, values = [] }: { id: string; values: readonly string[] | undefined }) {
  return (
    <datalist id={id}>
      {[...new Set(values)].map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  )
}
