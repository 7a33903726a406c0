// The findings of one review: read, raised and changed.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findingChangeInput, findingInput } from '../core/judgement/input'
import { readReviewNumber, reviewLabel } from '../core/review/number'
import { parseFormData, refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { refusedForm, refusedPage, typedIn } from '../http/refused'
import { reviewNumber } from '../http/review-number'
import { authorise, requireStaff } from '../http/staff'
import { changeFinding } from '../services/judgement/change-finding'
import { loadFindings } from '../services/judgement/load-findings'
import { raiseFinding } from '../services/judgement/raise-finding'
import { Findings } from '../ui/review/findings'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Findings, ${reviewLabel(data.number)} – Assay` : 'Findings – Assay' },
]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const number = reviewNumber(args.params)
  const loaded = await loadFindings(args.context.app, staff, number)
  if (!loaded.ok && loaded.reason !== 'not possible now') throw refusedPage(loaded)
  const search = new URL(args.request.url).searchParams
  return json({
    number,
    editing: readReviewNumber(search.get('edit') ?? undefined),
    from: search.get('from'),
    loaded: loaded.ok ? loaded : null,
    sentence: loaded.ok ? null : loaded.sentence,
  })
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'finding.manage')
  const { app } = args.context
  const number = reviewNumber(args.params)
  const form = await args.request.formData()
  if (form.get('act') === 'change') {
    const parsed = parseFormData(form, findingChangeInput)
    if (!parsed.ok) return refuse(parsed)
    const finding = readReviewNumber(String(form.get('finding'))) ?? 0
    const changed = await changeFinding(app, staff, { number, finding }, parsed.data)
    if (!changed.ok) return refusedForm(changed, typedIn(form))
  } else {
    const parsed = parseFormData(form, findingInput)
    if (!parsed.ok) return refuse(parsed)
    const raised = await raiseFinding(app, staff, number, parsed.data)
    if (!raised.ok) return refusedForm(raised, typedIn(form))
  }
  // Somebody who came from a question goes on there.
  const onward = new URL(args.request.url).searchParams.get('onward')
  return redirectTo(onward, { fallback: `/reviews/${number}/findings` })
}

export default function ReviewFindings() {
  const { number, editing, from, loaded, sentence } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (loaded === null) return <p>{sentence}</p>
  return (
    <Findings
      number={number}
      {...loaded}
      editing={editing}
      from={from}
      errors={refused?.errors}
      values={refused?.values ?? {}}
    />
  )
}
