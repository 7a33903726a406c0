// One vendor: its products on their plans, whom we write to, and its reviews.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { contactFormSchema, offeringFormSchema } from '../core/vendors/input'
import { withdrawAct } from '../http/change-acts'
import { parseFormData, refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { authorise, requireStaff } from '../http/staff'
import { noSuchPage } from '../http/staff-page'
import { addContact } from '../services/vendors/add-contact'
import { addOffering } from '../services/vendors/add-offering'
import { loadVendor } from '../services/vendors/load-vendor'
import { VendorChanges } from '../ui/changes/vendor-changes'
import { ErrorSummary } from '../ui/error-summary'
import { Page, Section } from '../ui/page'
import { LapseNotices, LapseTags } from '../ui/reviews/lapses'
import { AddContact, AddOffering } from '../ui/vendors/add-forms'
import { VendorCourses } from '../ui/vendors/vendor-courses'
import { VendorReviews } from '../ui/vendors/vendor-reviews'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.vendor.name ?? 'Vendor'} – Assay` },
]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'vendor.read')
  const loaded = await loadVendor(args.context.app, staff, args.params.id ?? '')
  if (!loaded.ok) throw noSuchPage()
  return json(loaded)
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  const { app } = args.context
  const vendorId = args.params.id ?? ''
  const posted = await args.request.formData()
  const withdraws = posted.get('add') === 'withdraw'
  authorise(staff, withdraws ? 'change.record' : 'vendor.manage')
  if (withdraws) return withdrawAct({ app, staff, vendorId, posted })
  const asContact = posted.get('add') === 'contact'
  if (asContact) {
    const form = parseFormData(posted, contactFormSchema)
    if (!form.ok) return refuse(form)
    const added = await addContact(app, staff, { ...form.data, vendorId })
    if (!added.ok) throw noSuchPage()
  } else {
    const form = parseFormData(posted, offeringFormSchema)
    if (!form.ok) return refuse(form)
    const added = await addOffering(app, staff, { ...form.data, vendorId })
    if (!added.ok) throw noSuchPage()
  }
  return redirectTo(`/vendors/${encodeURIComponent(vendorId)}`)
}

export default function VendorPage() {
  const loaded = useLoaderData<typeof loader>()
  const { vendor, lapsed, offerings, contacts, reviews, courses, changes, mayManage } = loaded
  const refused = useActionData<typeof action>()
  const about = refused?.values.add
  const own = (form: string) => (about === form ? refused : undefined)
  return (
    <Page
      title={vendor.name}
      eyebrow={
        vendor.legalName === vendor.name ? vendor.domain : `${vendor.legalName}, ${vendor.domain}`
      }
      back={{ to: '/vendors', label: 'Vendors' }}
    >
      <ErrorSummary errors={refused?.errors} />
      <LapseNotices lapsed={lapsed} />
      <Section title="Reviews">
        {reviews.length === 0 ? <p>None so far.</p> : <VendorReviews reviews={reviews} />}
      </Section>
      <VendorCourses courses={courses} />
      <VendorChanges
        vendorId={vendor.id}
        changes={changes}
        mayRecord={loaded.mayRecordChange}
        refused={own('withdraw')}
      />
      <Section title="Products and plans">
        <ul className="mb-4 list-disc pl-5">
          {offerings.map(({ id, name, plan, lapsed: fell }) => (
            <li key={id}>
              {name}, {plan} <LapseTags lapsed={fell} />
            </li>
          ))}
        </ul>
        {mayManage ? <AddOffering key={offerings.length} refused={own('offering')} /> : null}
      </Section>
      <Section title="Contacts">
        <ul className="mb-4 list-disc pl-5">
          {contacts.map(({ id, name, email }) => (
            <li key={id}>
              {name}, {email}
            </li>
          ))}
        </ul>
        {mayManage ? <AddContact key={contacts.length} refused={own('contact')} /> : null}
      </Section>
    </Page>
  )
}
