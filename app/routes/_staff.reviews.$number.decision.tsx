// The decision of one review: proposed by a reviewer, approved or declined by another person.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { reviewLabel } from '../core/review/number'
import { withoutBlankRows } from '../http/blank-rows'
import { decisionAct } from '../http/decision-acts'
import { refusedPage } from '../http/refused'
import { reviewNumber } from '../http/review-number'
import { requireStaff } from '../http/staff'
import { loadDecision } from '../services/judgement/load-decision'
import { Decision } from '../ui/review/decision'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Decision, ${reviewLabel(data.number)} – Assay` : 'Decision – Assay' },
]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const number = reviewNumber(args.params)
  const finding = new URL(args.request.url).searchParams.get('finding')
  const view = await loadDecision(args.context.app, staff, { number, finding })
  if (!view.ok && view.reason !== 'not possible now') throw refusedPage(view)
  return json({
    number,
    view: view.ok ? view : null,
    sentence: view.ok ? null : view.sentence,
  })
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  return decisionAct({
    app: args.context.app,
    staff,
    number: reviewNumber(args.params),
    form: withoutBlankRows(await args.request.formData(), 'conditions'),
  })
}

export default function ReviewDecision() {
  const { number, view, sentence } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (view === null) return <p>{sentence}</p>
  return (
    <Decision number={number} view={view} errors={refused?.errors} values={refused?.values ?? {}} />
  )
}
