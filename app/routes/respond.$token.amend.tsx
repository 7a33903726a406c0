// After submission: the vendor names the answers it wants to change, says why, and sees what came of it.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { amendmentInput } from '../core/clarify/input'
import { isWithVendor } from '../core/review/lifecycle'
import { parseFormData, refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { typedIn } from '../http/refused'
import { noStore, notFound, requireRespondent } from '../http/respondent'
import { askToAmend } from '../services/clarify/vendor-asks'
import { amendPage } from '../services/clarify/vendor-pages'
import { loadVendorReview } from '../services/respond/vendor-review'
import { AmendForm, AmendRequests } from '../ui/clarify/amend'
import { ErrorSummary } from '../ui/error-summary'
import { Notice } from '../ui/notice'
import { Frame, titleOf } from '../ui/respond/frame'
import { amendWords as words } from '../ui/respond/words/amend'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(words.title, data?.page.host) },
]

export async function loader(args: LoaderFunctionArgs) {
  const respondent = await requireRespondent(args)
  const review = await loadVendorReview(args.context.app, respondent)
  const token = args.params.token ?? ''
  if (isWithVendor(review.row.status)) throw redirectTo(`/respond/${token}/tasks`)
  const page = amendPage(review)
  if (page === null) throw notFound()
  const sent = new URL(args.request.url).searchParams.has('sent')
  return json({ page, token, sent }, { headers: noStore })
}

export async function action(args: ActionFunctionArgs) {
  const respondent = await requireRespondent(args)
  const form = await args.request.formData()
  const parsed = parseFormData(form, amendmentInput, { lists: ['questionIds'] })
  if (!parsed.ok) return refuse(parsed)
  const asked = await askToAmend(args.context.app, respondent, parsed.data)
  const here = `/respond/${args.params.token ?? ''}/amend`
  if (asked.ok) return redirectTo(`${here}?sent`)
  const errors = asked.reason === 'wrong field' ? asked.errors : { '': words.notNow }
  return refuse({ errors, values: typedIn(form) }, asked.reason === 'not now' ? 409 : 422)
}

export default function AskToAmend() {
  const { page, token, sent } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Frame
      host={page.host}
      title={words.heading}
      back={{ to: `/respond/${token}/receipt`, label: words.back }}
    >
      <ErrorSummary errors={refused?.errors} />
      {sent && refused === undefined ? (
        <div className="mb-6">
          <Notice kind="done" title={words.sent} announce>
            <p>{words.sentText}</p>
          </Notice>
        </div>
      ) : null}
      <AmendRequests page={page} />
      {page.open ? (
        <AmendForm
          key={page.requests.length}
          page={page}
          errors={refused?.errors}
          values={refused?.values}
        />
      ) : (
        <p>{words.finished(page.host.contact.name)}</p>
      )}
    </Frame>
  )
}
