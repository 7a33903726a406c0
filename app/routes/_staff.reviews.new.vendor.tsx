// The second step of a launch: vendor, product and contact. `?use=` begins a draft, `?draft=` takes one up again.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { subjectSchema } from '../core/review/launch-input'
import { readReviewNumber, reviewLabel } from '../core/review/number'
import { parseFormData } from '../http/form'
import { redirectTo } from '../http/redirect'
import { typedIn } from '../http/refused'
import { authorise, requireStaff } from '../http/staff'
import { noSuchPage } from '../http/staff-page'
import { draftReview, type ReviewDrafted } from '../services/reviews/draft-review'
import { prepareFromDraft, prepareFromUse } from '../services/reviews/prepare-subject'
import { ErrorSummary } from '../ui/error-summary'
import { SubjectForm } from '../ui/launch/subject-form'
import { Page } from '../ui/page'
import { LapseNotices } from '../ui/reviews/lapses'
import type { RefusedForm } from '../ui/use-checked-form'

export const meta: MetaFunction = () => [{ title: 'Vendor and contact – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'review.launch')
  const search = new URL(args.request.url).searchParams
  const number = readReviewNumber(search.get('draft') ?? undefined)
  const prepared =
    number === null
      ? await prepareFromUse(args.context.app, staff, search.get('use') ?? '')
      : await prepareFromDraft(args.context.app, staff, number)
  if (!prepared.ok) throw noSuchPage()
  return json(prepared.start)
}

interface Refusal extends RefusedForm {
  offered: { id: string; name: string; domain: string } | null
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'review.launch')
  const posted = await args.request.formData()
  const values = typedIn(posted)
  const refuse = (errors: Record<string, string>, offered: Refusal['offered'] = null) =>
    json({ errors, values, offered } satisfies Refusal, { status: 422 })
  const form = parseFormData(posted, subjectSchema)
  if (!form.ok) return refuse(form.errors)
  const drafted = await draftReview(args.context.app, staff, form.data)
  if (drafted.ok) return redirectTo(`/reviews/new/send/${drafted.number}`)
  const offered = drafted.reason === 'vendor known' ? drafted.vendor : null
  return refuse(errorsOf(drafted), offered)
}

function errorsOf(refused: Exclude<ReviewDrafted, { ok: true }>): Record<string, string> {
  switch (refused.reason) {
    case 'vendor known': {
      const { name, domain } = refused.vendor
      return { website: `${domain} belongs to ${name}: tick the box below to use it` }
    }
    case 'already under review':
      return { '': `${reviewLabel(refused.number)} about this use is still open` }
    case 'not a web address':
      return { website: 'Enter a web address such as https://www.example.com' }
    case 'not allowed':
    case 'no such use':
      throw noSuchPage()
  }
}

export default function VendorStep() {
  const start = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { useTitle, useId, fields, known, lapsed } = start
  // A refused form keeps the draft it was about; another load of this page would begin another one.
  const kept = refused?.values.draftId
  return (
    <Page
      title="Vendor and contact"
      eyebrow={`Launch a review of “${useTitle}”`}
      back={{ to: `/uses/${useId}`, label: useTitle }}
    >
      <ErrorSummary errors={refused?.errors} />
      <LapseNotices lapsed={lapsed} />
      <SubjectForm
        draftId={typeof kept === 'string' ? kept : start.draftId}
        useId={useId}
        fields={fields}
        known={known}
        offered={refused?.offered ?? null}
        refused={refused}
      />
    </Page>
  )
}
