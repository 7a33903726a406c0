// What vendors, mails and reports call us, the zone our deadlines end in, and how time is kept.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { timeZones } from '../core/people/input'
import { organisationInput } from '../core/people/organisation-input'
import { parseFormData, refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { authorise, requireStaff } from '../http/staff'
import { changeOrganisation } from '../services/organisation/change-organisation'
import { readOrganisationToChange } from '../services/organisation/read-organisation'
import { ErrorSummary } from '../ui/error-summary'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { OrganisationForm } from '../ui/people/organisation-form'

export const meta: MetaFunction = () => [{ title: 'Organisation – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  authorise(await requireStaff(args), 'settings.manage')
  const saved = new URL(args.request.url).searchParams.has('saved')
  return json({
    ...(await readOrganisationToChange(args.context.app)),
    timeZones: timeZones(),
    saved,
  })
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'settings.manage')
  const form = await args.request.formData()
  const { revision } = seenInput.parse({ revision: form.get('revision') })
  const typed = parseFormData(form, organisationInput)
  if (!typed.ok) return refuse(typed)
  const organisation = typed.data
  const changed = await changeOrganisation(args.context.app, staff, { organisation, revision })
  if (!changed.ok) return refuse({ errors: { '': changedMeanwhile }, values: valuesIn(form) }, 409)
  return redirectTo('/admin/organisation?saved')
}

/** A form without a revision is of nobody's page: it counts as outdated. */
const seenInput = z.object({ revision: z.coerce.number<unknown>().int().catch(-1) })

const changedMeanwhile =
  'Somebody changed these settings while you did. Below is what you typed. Compare with this page in another window; saving again replaces what they saved.'

const valuesIn = (form: FormData) =>
  Object.fromEntries(
    [...form].filter(([name]) => name !== 'revision').map(([name, value]) => [name, String(value)]),
  )

export default function OrganisationPage() {
  const { organisation, revision, timeZones, saved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title="Organisation"
      lead="Vendors read this on their pages and in mails; reports print it on the cover."
      narrow
    >
      <ErrorSummary errors={refused?.errors} />
      {saved && !refused ? (
        <div className="mb-6">
          <Notice kind="done" title="Saved" announce />
        </div>
      ) : null}
      <OrganisationForm
        organisation={organisation}
        revision={revision}
        timeZones={timeZones}
        refused={refused}
      />
    </Page>
  )
}
