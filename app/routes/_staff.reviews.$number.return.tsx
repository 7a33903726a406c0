// Gives named questions of a review back to the vendor.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { returnInput } from '../core/judgement/input'
import { reviewLabel } from '../core/review/number'
import { parseFormData, refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { refusedForm, refusedPage, typedIn } from '../http/refused'
import { reviewNumber } from '../http/review-number'
import { authorise, requireStaff } from '../http/staff'
import { loadWorkspace } from '../services/judgement/load-workspace'
import { returnReview } from '../services/judgement/return-review'
import { ReturnForm } from '../ui/review/return-form'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Return ${reviewLabel(data.number)} – Assay` : 'Return – Assay' },
]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'clarification.send')
  const number = reviewNumber(args.params)
  const wish = { mark: null, question: null }
  const workspace = await loadWorkspace(args.context.app, staff, number, wish)
  if (!workspace.ok) throw refusedPage(workspace)
  if (!workspace.canReturn) throw redirectTo(`/reviews/${number}/answers`)
  return json({
    number,
    questions: workspace.list.map(({ id, prompt }) => ({ id, prompt })),
    chosen: new URL(args.request.url).searchParams.getAll('question'),
  })
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'clarification.send')
  const number = reviewNumber(args.params)
  const form = await args.request.formData()
  const parsed = parseFormData(form, returnInput, { lists: ['questionIds'] })
  if (!parsed.ok) return refuse(parsed)
  const returned = await returnReview(args.context.app, staff, number, parsed.data)
  if (!returned.ok) return refusedForm(returned, typedIn(form))
  return redirectTo(`/reviews/${number}/answers`)
}

export default function ReturnReview() {
  const { number, questions, chosen } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <ReturnForm
      number={number}
      questions={questions}
      chosen={chosen}
      errors={refused?.errors}
      values={refused?.values ?? {}}
    />
  )
}
