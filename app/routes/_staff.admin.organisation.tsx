// What vendors, mails and reports call us, the zone our deadlines end in, and how time is kept.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { timeZones } from '../core/people/input'
import { organisationInput } from '../core/people/organisation-input'
import { parseForm, refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { authorise, requireStaff } from '../http/staff'
import { changeOrganisation } from '../services/organisation/change-organisation'
import { readOrganisation } from '../services/organisation/read-organisation'
import { ErrorSummary } from '../ui/error-summary'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { OrganisationForm } from '../ui/people/organisation-form'

export const meta: MetaFunction = () => [{ title: 'Organisation – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  authorise(await requireStaff(args), 'settings.manage')
  const saved = new URL(args.request.url).searchParams.has('saved')
  return json({
    organisation: await readOrganisation(args.context.app),
    timeZones: timeZones(),
    saved,
  })
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'settings.manage')
  const form = await parseForm(args.request, organisationInput)
  if (!form.ok) return refuse(form)
  await changeOrganisation(args.context.app, staff, form.data)
  return redirectTo('/admin/organisation?saved')
}

export default function OrganisationPage() {
  const { organisation, timeZones, saved } = useLoaderData<typeof loader>()
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
      <OrganisationForm organisation={organisation} timeZones={timeZones} refused={refused} />
    </Page>
  )
}
