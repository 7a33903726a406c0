// All answers once more before they are submitted, what stands out first.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { CheckedAnswer } from '../core/respond/submission'
import { isWithVendor } from '../core/review/lifecycle'
import { redirectTo } from '../http/redirect'
import { noStore, requireRespondent } from '../http/respondent'
import { checkPage } from '../services/respond/read-pages'
import { loadVendorReview } from '../services/respond/vendor-review'
import { Actions, LinkButton } from '../ui/button'
import { Notice } from '../ui/notice'
import { AnswersList } from '../ui/respond/answers-list'
import { Attention } from '../ui/respond/attention'
import { Frame, titleOf } from '../ui/respond/frame'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf('Check your answers', data?.page.host) },
]

export async function loader(args: LoaderFunctionArgs) {
  const respondent = await requireRespondent(args)
  const review = await loadVendorReview(args.context.app, respondent)
  const token = args.params.token ?? ''
  if (!isWithVendor(review.row.status)) throw redirectTo(`/respond/${token}/receipt`)
  // Vouching for all answers is the lead's.
  if (review.row.part !== null) throw redirectTo(`/respond/${token}/tasks`)
  const changed = new URL(args.request.url).searchParams.has('changed')
  const page = checkPage(review, respondent.name)
  return json({ page, token, changed }, { headers: noStore })
}

export default function Check() {
  const { page, token, changed } = useLoaderData<typeof loader>()
  const base = `/respond/${token}`
  const change = ({ id, sectionId }: CheckedAnswer) =>
    page.open.includes(id) ? `${base}/section/${sectionId}?back=check#${id}` : null
  return (
    <Frame
      host={page.host}
      title="Check your answers"
      back={{ to: `${base}/tasks`, label: 'Task list' }}
    >
      {changed ? (
        <div className="mb-6">
          <Notice kind="warning" title="The answers changed while you were submitting" announce>
            <p>Nothing was submitted. Look at them again, then go on.</p>
          </Notice>
        </div>
      ) : null}
      <Attention check={page.check} change={change} />
      <div className="my-8">
        <Actions>
          <LinkButton to={`${base}/submit?of=${page.hash}`} look="primary">
            Go on to submit
          </LinkButton>
        </Actions>
      </div>
      <AnswersList check={page.check} change={change} />
      <div className="mt-8">
        <Actions>
          <LinkButton to={`${base}/submit?of=${page.hash}`} look="primary">
            Go on to submit
          </LinkButton>
        </Actions>
      </div>
    </Frame>
  )
}
