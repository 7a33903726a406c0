// Something changed at a vendor: what it is, then exactly what it would open, then saving it.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeSchema } from '../core/changes/input'
import { parseFormData, refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { refusedForm, typedIn } from '../http/refused'
import { authorise, requireStaff } from '../http/staff'
import { noSuchPage } from '../http/staff-page'
import { prepareChange } from '../services/changes/prepare-change'
import { recordChange } from '../services/changes/record-change'
import { ChangeForm } from '../ui/changes/change-form'
import { ChangeOutlook } from '../ui/changes/change-outlook'
import { ErrorSummary } from '../ui/error-summary'
import { Page } from '../ui/page'

export const meta: MetaFunction = () => [{ title: 'Something changed – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'change.record')
  const prepared = await prepareChange(args.context.app, staff, args.params.id ?? '')
  if (!prepared.ok) throw noSuchPage()
  const asked = new URL(args.request.url).searchParams
  const picked = { offeringId: asked.get('offering') ?? '', useId: asked.get('use') ?? '' }
  return json({ ...prepared.page, picked })
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'change.record')
  const posted = await args.request.formData()
  // Going back to change something is no saving.
  if (posted.get('go') === 'back') {
    posted.delete('seen')
    return json({ errors: {}, values: typedIn(posted), outlook: null })
  }
  const form = parseFormData(posted, changeSchema)
  if (!form.ok) return refuse(form)
  const values = typedIn(posted)
  const vendorId = args.params.id ?? ''
  const recorded = await recordChange(args.context.app, staff, vendorId, form.data)
  if (!recorded.ok) return refusedForm(recorded, values)
  const { result } = recorded
  if (result.written) return redirectTo(`/vendors/${vendorId}?changed#changes`)
  const moved = form.data.seen === '' ? {} : { '': 'The reviews changed meanwhile: look again' }
  return json({ errors: moved, values, outlook: result.outlook })
}

export default function SomethingChanged() {
  const { vendor, kinds, offerings, uses, picked } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const outlook = back && 'outlook' in back ? back.outlook : null
  const values = back?.values ?? picked
  return (
    <Page
      title="Something changed"
      eyebrow={vendor.name}
      back={{ to: `/vendors/${vendor.id}`, label: vendor.name }}
    >
      <ErrorSummary errors={back?.errors} />
      {outlook ? (
        <ChangeOutlook outlook={outlook} values={values} />
      ) : (
        <ChangeForm
          kinds={kinds}
          offerings={offerings}
          uses={uses}
          values={values}
          errors={back?.errors ?? {}}
        />
      )}
    </Page>
  )
}
