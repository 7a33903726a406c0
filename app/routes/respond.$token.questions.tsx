// The questions that came back to the vendor, on one page: the reviewer's words, the answer, and a reply to each.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useMemo } from 'react'
import { isWithVendor } from '../core/review/lifecycle'
import { redirectTo } from '../http/redirect'
import { noStore, requireRespondent } from '../http/respondent'
import { saveQuestions } from '../services/clarify/save-questions'
import { questionsPage } from '../services/clarify/vendor-pages'
import { loadVendorReview } from '../services/respond/vendor-review'
import { QuestionsForm } from '../ui/clarify/questions-form'
import { QuestionsHead } from '../ui/clarify/questions-head'
import { ErrorSummary } from '../ui/error-summary'
import { Frame, titleOf } from '../ui/respond/frame'
import { commonWords } from '../ui/respond/words/common'
import { questionsWords } from '../ui/respond/words/questions'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(questionsWords.title, data?.page.host) },
]

export async function loader(args: LoaderFunctionArgs) {
  const respondent = await requireRespondent(args)
  const review = await loadVendorReview(args.context.app, respondent)
  const token = args.params.token ?? ''
  const page = questionsPage(review)
  if (page === null) {
    throw redirectTo(`/respond/${token}/${isWithVendor(review.row.status) ? 'tasks' : 'receipt'}`)
  }
  const search = new URL(args.request.url).searchParams
  const told = search.has('saved') ? 'saved' : search.has('owed') ? 'owed' : null
  return json({ page, token, told } as const, { headers: noStore })
}

export async function action(args: ActionFunctionArgs) {
  const respondent = await requireRespondent(args)
  const form = await args.request.formData()
  const base = `/respond/${args.params.token ?? ''}`
  const saved = await saveQuestions(args.context.app, respondent, form)
  if (!saved.ok) return redirectTo(`${base}/receipt`)
  const next = String(form.get('next') ?? '')
  const { typed, revisions, owed } = saved
  const errors = next === 'check' ? { ...saved.errors, ...owed } : saved.errors
  if (Object.keys(errors).length > 0) {
    return json({ errors, typed, revisions }, { status: 422, headers: noStore })
  }
  const about = /^evidence ([A-Z]{2,4}-\d{2})$/.exec(next)?.[1]
  if (about) return redirectTo(`${base}/evidence?for=${about}`)
  return redirectTo(next === 'check' ? `${base}/check` : `${base}/questions?saved`)
}

export default function QuestionsToYou() {
  const { page, token, told } = useLoaderData<typeof loader>()
  const posted = useActionData<typeof action>()
  // One object a refusal: a new one would take the focus again with every key.
  const named = useMemo(() => posted && withQuestion(posted.errors), [posted])
  return (
    <Frame host={page.host} title={questionsWords.title}>
      <ErrorSummary errors={named} />
      <QuestionsHead page={page} token={token} told={posted ? null : told} />
      <QuestionsForm page={page} token={token} posted={posted} />
    </Frame>
  )
}

function withQuestion(errors: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([path, message]) => {
      const id = path.split('.')[0]?.replace(/-reply$/, '') ?? ''
      return [path, commonWords.about(id, message)]
    }),
  )
}
