// The answers that a partial round does not ask: there to read, as they stand.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { redirectTo } from '../http/redirect'
import { noStore, requireRespondent } from '../http/respondent'
import { standingPage } from '../services/respond/read-standing'
import { loadVendorReview } from '../services/respond/vendor-review'
import { FoldedAnswers } from '../ui/respond/answers-list'
import { Frame, titleOf } from '../ui/respond/frame'
import { standingWords as words } from '../ui/respond/words/standing'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(words.title, data?.page.host) },
]

export async function loader(args: LoaderFunctionArgs) {
  const respondent = await requireRespondent(args)
  const token = args.params.token ?? ''
  const page = standingPage(await loadVendorReview(args.context.app, respondent))
  if (page === null) throw redirectTo(`/respond/${token}`)
  return json({ page, token }, { headers: noStore })
}

export default function Standing() {
  const { page, token } = useLoaderData<typeof loader>()
  return (
    <Frame
      host={page.host}
      title={words.title}
      lead={words.lead}
      back={{ to: `/respond/${token}/tasks`, label: words.back }}
    >
      <FoldedAnswers check={page.check} />
    </Frame>
  )
}
