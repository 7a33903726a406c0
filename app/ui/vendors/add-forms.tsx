// Two small forms on a vendor's page: one more product on a plan, one more person to write to.
import { contactFormSchema, offeringFormSchema } from '../../core/vendors/input'
import { Button } from '../button'
import { TextInput } from '../inputs'
import { Form } from '../link'
import { FormFields } from '../stack'
import { type RefusedForm, useCheckedForm } from '../use-checked-form'

export function AddOffering({ refused }: { refused: RefusedForm | undefined }) {
  const { text } = useCheckedForm(offeringFormSchema, { refused, stored: {} })
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="add" value="offering" />
      <FormFields>
        <TextInput {...text('product')} label="Product" autoComplete="off" />
        <TextInput
          {...text('plan')}
          label="Plan"
          hint="Such as “Business”: what is promised differs between plans."
          autoComplete="off"
        />
        <div>
          <Button look="secondary">Add the product</Button>
        </div>
      </FormFields>
    </Form>
  )
}

export function AddContact({ refused }: { refused: RefusedForm | undefined }) {
  const { text } = useCheckedForm(contactFormSchema, { refused, stored: {} })
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="add" value="contact" />
      <FormFields>
        <TextInput {...text('contactName')} label="Person’s name" autoComplete="off" />
        <TextInput
          {...text('contactEmail')}
          label="E-mail address"
          type="email"
          autoComplete="off"
        />
        <div>
          <Button look="secondary">Add the contact</Button>
        </div>
      </FormFields>
    </Form>
  )
}
