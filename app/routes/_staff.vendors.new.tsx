// Where procurement adds a vendor; a known domain leads to the vendor that is there.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { vendorSchema } from '../core/vendors/input'
import { parseForm } from '../http/form'
import { redirectTo } from '../http/redirect'
import { authorise, requireStaff } from '../http/staff'
import { createVendor } from '../services/vendors/create-vendor'
import { Button } from '../ui/button'
import { ErrorSummary } from '../ui/error-summary'
import { TextInput } from '../ui/inputs'
import { Form } from '../ui/link'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { FormFields } from '../ui/stack'
import { TextLink } from '../ui/text-link'
import { type RefusedForm, useCheckedForm } from '../ui/use-checked-form'

export const meta: MetaFunction = () => [{ title: 'Add a vendor – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  authorise(await requireStaff(args), 'vendor.manage')
  return json(null)
}

interface Refusal extends RefusedForm {
  known: { id: string; name: string; domain: string } | null
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'vendor.manage')
  const form = await parseForm(args.request, vendorSchema)
  const answer = (refusal: Refusal) => json(refusal, { status: 422 })
  if (!form.ok) return answer({ errors: form.errors, values: form.values, known: null })
  const made = await createVendor(args.context.app, staff, form.data)
  if (made.ok) return redirectTo(`/vendors/${made.vendorId}`)
  const known = made.reason === 'already known' ? made.vendor : null
  const sentence = known
    ? `${known.domain} belongs to ${known.name}, which is known already`
    : 'Enter a web address such as https://www.example.com'
  return answer({ errors: { website: sentence }, values: form.data, known })
}

export default function NewVendor() {
  const refused = useActionData<typeof action>()
  const { text } = useCheckedForm(vendorSchema, { refused, stored: {} })
  return (
    <Page title="Add a vendor" back={{ to: '/vendors', label: 'Vendors' }} narrow>
      <ErrorSummary errors={refused?.errors} />
      {refused?.known ? (
        <div className="mb-6">
          <Notice title={`${refused.known.name} is here already`}>
            <TextLink to={`/vendors/${refused.known.id}`}>Open {refused.known.name}</TextLink> and
            add a product or a contact there.
          </Notice>
        </div>
      ) : null}
      <Form method="post" noValidate>
        <FormFields>
          <TextInput {...text('name')} label="Name" autoComplete="off" />
          <TextInput
            {...text('legalName')}
            label="Legal name"
            hint="As in its contracts; reports print it."
            optional
            autoComplete="off"
          />
          <TextInput
            {...text('website')}
            label="Web address"
            hint="Its domain tells vendors apart."
            inputMode="url"
            autoComplete="off"
          />
          <div>
            <Button>Add the vendor</Button>
          </div>
        </FormFields>
      </Form>
    </Page>
  )
}
