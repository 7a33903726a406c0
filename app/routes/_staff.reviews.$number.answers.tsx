// The reviewer's workspace: questions at the left, one of them in full with its verdict at the right.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readMark } from '../core/judgement/marks'
import { reviewLabel } from '../core/review/number'
import { refusedPage } from '../http/refused'
import { reviewNumber } from '../http/review-number'
import { authorise, requireStaff } from '../http/staff'
import { act } from '../http/workspace-acts'
import { readShortcuts } from '../services/identity/shortcuts'
import { loadWorkspace } from '../services/judgement/load-workspace'
import { Answers } from '../ui/review/answers'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `${data.question?.id ?? 'Answers'}, ${reviewLabel(data.number)} – Assay`
      : 'Answers – Assay',
  },
]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const number = reviewNumber(args.params)
  const search = new URL(args.request.url).searchParams
  const show = readMark(search.get('show'))
  const wish = { mark: show, question: search.get('question'), judged: search.get('judged') }
  const workspace = await loadWorkspace(args.context.app, staff, number, wish)
  if (!workspace.ok && workspace.reason !== 'not possible now') throw refusedPage(workspace)
  if (!workspace.ok) {
    const { sentence } = workspace
    return json({ number, question: null, answers: null, sentence })
  }
  const answers = {
    place: { number, show },
    workspace,
    shortcuts: await readShortcuts(args.context.app, staff),
    justCollected: search.get('collected') === 'yes',
    acceptedAtOnce: readCount(search.get('accepted')),
  }
  return json({ number, question: workspace.question, answers, sentence: null })
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'answers.judge')
  const url = new URL(args.request.url)
  url.searchParams.delete('_data')
  return act({
    app: args.context.app,
    staff,
    number: reviewNumber(args.params),
    form: await args.request.formData(),
    here: url.pathname + url.search,
  })
}

/** A number of answers from the address; null for every other text. */
function readCount(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null
}

export default function ReviewAnswers() {
  const { answers, sentence } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (answers === null) return <p>{sentence}</p>
  return <Answers {...answers} errors={refused?.errors} values={refused?.values ?? {}} />
}
