// The vendor's task list, at the start and at every return.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { isWithVendor } from '../core/review/lifecycle'
import { redirectTo } from '../http/redirect'
import { noStore, requireRespondent } from '../http/respondent'
import { tasksPage } from '../services/respond/read-pages'
import { askedAgain } from '../services/respond/read-standing'
import { loadVendorReview } from '../services/respond/vendor-review'
import { Frame, titleOf } from '../ui/respond/frame'
import { TaskList } from '../ui/respond/task-list'
import { tasksWords } from '../ui/respond/words/tasks'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(tasksWords.title, data?.page.host) },
]

export async function loader(args: LoaderFunctionArgs) {
  const respondent = await requireRespondent(args)
  const review = await loadVendorReview(args.context.app, respondent)
  const token = args.params.token ?? ''
  if (!isWithVendor(review.row.status)) throw redirectTo(`/respond/${token}/receipt`)
  if (review.row.status === 'returned') throw redirectTo(`/respond/${token}/questions`)
  const again = askedAgain(review, args.context.app.questionnaires)
  return json(
    { page: tasksPage(review, again), token, name: respondent.name },
    { headers: noStore },
  )
}

export default function Tasks() {
  const { page, token, name } = useLoaderData<typeof loader>()
  const title = page.answered === 0 ? tasksWords.welcome(name) : tasksWords.title
  return (
    <Frame host={page.host} title={title}>
      <TaskList page={page} token={token} />
    </Frame>
  )
}
