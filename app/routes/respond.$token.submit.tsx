// Where somebody at the vendor vouches for the answers and submits them.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isUnexplained } from '../core/respond/explanations'
import { attestationInput } from '../core/respond/submission'
import { isWithVendor } from '../core/review/lifecycle'
import { parseForm, refuse, typed } from '../http/form'
import { redirectTo } from '../http/redirect'
import { noStore, notFound, requireLead, requireRespondent } from '../http/respondent'
import { checkPage } from '../services/respond/read-pages'
import { submitReview } from '../services/respond/submit-review'
import { loadVendorReview } from '../services/respond/vendor-review'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/choices'
import { ErrorSummary } from '../ui/error-summary'
import { TextInput } from '../ui/inputs'
import { Form } from '../ui/link'
import { Frame, titleOf } from '../ui/respond/frame'
import { LeftOpen, openErrors } from '../ui/respond/left-open'
import { commonWords } from '../ui/respond/words/common'
import { submitWords } from '../ui/respond/words/submit'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(submitWords.title, data?.host) },
]

export async function loader(args: LoaderFunctionArgs) {
  const respondent = await requireRespondent(args)
  const review = await loadVendorReview(args.context.app, respondent)
  const token = args.params.token ?? ''
  if (!isWithVendor(review.row.status)) throw redirectTo(`/respond/${token}/receipt`)
  // Vouching for all answers is the lead's.
  if (review.row.part !== null) throw redirectTo(`/respond/${token}/tasks`)
  const page = checkPage(review, respondent.name)
  const { host, check, hash, statement, answerer, returned } = page
  if (page.owed.length > 0) throw redirectTo(`/respond/${token}/questions?owed`)
  // Whoever comes from the check page vouches for what stood there, not for what a colleague typed since.
  const checked = new URL(args.request.url).searchParams.get('of')
  if (checked !== null && checked !== hash) throw redirectTo(`/respond/${token}/check?changed`)
  const gaps = check.gaps.length
  const contradictions = check.contradictions.filter(isUnexplained).length
  const counts = { gaps, contradictions, total: check.total }
  const data = { host, token, ...counts, hash, statement, answerer, returned }
  return json(data, { headers: noStore })
}

export async function action(args: ActionFunctionArgs) {
  const respondent = await requireLead(args)
  const parsed = await parseForm(args.request, attestationInput)
  if (!parsed.ok) return refuse(parsed)
  const base = `/respond/${args.params.token ?? ''}`
  const submitted = await submitReview(args.context.app, respondent, parsed.data)
  if (submitted.ok || submitted.reason === 'not with vendor') return redirectTo(`${base}/receipt`)
  if (submitted.reason === 'not the lead') throw notFound()
  if (submitted.reason === 'replies owed') return redirectTo(`${base}/questions?owed`)
  if (submitted.reason === 'answers changed') return redirectTo(`${base}/check?changed`)
  const { name, title, answersHash } = parsed.data
  return refuse({
    errors: openErrors(submitted),
    values: {
      ...{ name, title, answersHash, confirmed: 'yes' },
      gapsAccepted: parsed.data.gapsAccepted ?? '',
      contradictionsAccepted: parsed.data.contradictionsAccepted ?? '',
    },
  })
}

export default function Submit() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { values, errors } = refused ?? {}
  return (
    <Frame
      host={page.host}
      title={page.returned ? submitWords.headingReturned : submitWords.heading}
      back={{ to: `/respond/${page.token}/check`, label: commonWords.backToCheck }}
    >
      <ErrorSummary errors={errors} />
      <Form method="post" noValidate className="grid gap-6">
        <input type="hidden" name="answersHash" value={typed(values, 'answersHash', page.hash)} />
        <TextInput
          name="name"
          label={submitWords.name}
          autoComplete="name"
          defaultValue={typed(values, 'name', page.answerer)}
          error={errors?.name}
        />
        <TextInput
          name="title"
          label={submitWords.role}
          autoComplete="organization-title"
          defaultValue={typed(values, 'title')}
          error={errors?.title}
        />
        <Checkbox
          name="confirmed"
          label={page.statement}
          defaultChecked={typed(values, 'confirmed') === 'yes'}
          error={errors?.confirmed}
        />
        <LeftOpen page={page} values={values} errors={errors} />
        <p className="text-base text-muted">
          {submitWords.consequence(
            page.host.organisation,
            <code className="font-mono break-all">{page.hash}</code>,
          )}
        </p>
        <div>
          <Button>{page.returned ? submitWords.sendBack : submitWords.submit}</Button>
        </div>
      </Form>
    </Frame>
  )
}
