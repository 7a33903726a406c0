// Between reviews: the vendor tells what changed, and sees what it told.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { announceSchema } from '../core/changes/input'
import { hostOf } from '../core/respond/host'
import { parseFormData, refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { typedIn } from '../http/refused'
import { noStore, requireLead, requireRespondent } from '../http/respondent'
import { announceChange, mayAnnounce, readAnnouncing } from '../services/changes/announce-change'
import { loadVendorReview } from '../services/respond/vendor-review'
import { ErrorSummary } from '../ui/error-summary'
import { Notice } from '../ui/notice'
import { AnnouncedBefore, AnnounceForm } from '../ui/respond/change'
import { Frame, titleOf } from '../ui/respond/frame'
import { changeWords as words } from '../ui/respond/words/change'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(words.title, data?.host) },
]

export async function loader(args: LoaderFunctionArgs) {
  const respondent = await requireRespondent(args)
  const { app } = args.context
  const review = await loadVendorReview(app, respondent)
  const token = args.params.token ?? ''
  if (!mayAnnounce(review.row)) throw redirectTo(`/respond/${token}/tasks`)
  if (review.row.part !== null) throw redirectTo(`/respond/${token}/receipt`)
  const page = await readAnnouncing(app, respondent)
  const told = new URL(args.request.url).searchParams.has('told')
  const host = hostOf(review.organisation, review.row)
  return json({ ...page, host, token, told }, { headers: noStore })
}

export async function action(args: ActionFunctionArgs) {
  const respondent = await requireLead(args)
  const form = await args.request.formData()
  const parsed = parseFormData(form, announceSchema)
  if (!parsed.ok) return refuse(parsed)
  const told = await announceChange(args.context.app, respondent, parsed.data)
  if (told.ok) return redirectTo(`/respond/${args.params.token ?? ''}/change?told`)
  const values = typedIn(form)
  if (told.reason === 'wrong field') {
    return refuse({ errors: { [told.field]: told.sentence }, values })
  }
  const sentences = {
    'not now': words.notNow,
    'not the lead': words.notLead,
    'too many': words.tooMany,
  }
  return refuse({ errors: { '': sentences[told.reason] }, values }, 409)
}

export default function TellAboutAChange() {
  const { kinds, announced, host, token, told } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Frame
      host={host}
      title={words.title}
      lead={words.lead(host.organisation)}
      back={{ to: `/respond/${token}/receipt`, label: words.back }}
    >
      <ErrorSummary errors={refused?.errors} />
      {told && refused === undefined ? (
        <div className="mb-6">
          <Notice kind="done" title={words.told} announce>
            <p>{words.toldText(host.organisation)}</p>
          </Notice>
        </div>
      ) : null}
      <AnnounceForm
        key={announced.length}
        kinds={kinds}
        values={refused?.values ?? {}}
        errors={refused?.errors ?? {}}
      />
      <AnnouncedBefore announced={announced} />
    </Frame>
  )
}
