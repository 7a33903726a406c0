// Accepts in one act what is as it was when it was last accepted, after showing it.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { acceptUnchangedInput } from '../core/judgement/many-input'
import { reviewLabel } from '../core/review/number'
import { parseFormData, refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { refusedForm, refusedPage, typedIn } from '../http/refused'
import { reviewNumber } from '../http/review-number'
import { authorise, requireStaff } from '../http/staff'
import { acceptUnchanged } from '../services/judgement/accept-unchanged'
import { loadUnchanged } from '../services/judgement/load-unchanged'
import { Unchanged } from '../ui/review/unchanged'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Unchanged, ${reviewLabel(data.number)} – Assay` : 'Unchanged – Assay' },
]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'answers.judge')
  const number = reviewNumber(args.params)
  const loaded = await loadUnchanged(args.context.app, staff, number)
  if (!loaded.ok && loaded.reason !== 'not possible now') throw refusedPage(loaded)
  if (!loaded.ok) return json({ number, answers: null, sentence: loaded.sentence })
  return json({ number, answers: loaded.answers, sentence: null })
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'answers.judge')
  const number = reviewNumber(args.params)
  const form = await args.request.formData()
  const parsed = parseFormData(form, acceptUnchangedInput, { lists: ['answers'] })
  if (!parsed.ok) return refuse(parsed)
  const done = await acceptUnchanged(args.context.app, staff, number, parsed.data)
  if (!done.ok) return refusedForm(done, typedIn(form))
  return redirectTo(`/reviews/${number}/answers?show=unreviewed&accepted=${done.result.accepted}`)
}

export default function UnchangedAnswers() {
  const { number, answers, sentence } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (answers === null) return <p>{sentence}</p>
  return <Unchanged number={number} answers={answers} errors={refused?.errors} />
}
