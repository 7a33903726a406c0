// The findings of one review: read, raised, taken from rules that fired, changed, closed.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readReviewNumber, reviewLabel } from '../core/review/number'
import { findingAct } from '../http/finding-acts'
import { refusedPage } from '../http/refused'
import { reviewNumber } from '../http/review-number'
import { authorise, requireStaff } from '../http/staff'
import { loadFindings } from '../services/judgement/load-findings'
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
  const number = reviewNumber(args.params)
  const form = await args.request.formData()
  const onward = new URL(args.request.url).searchParams.get('onward')
  return findingAct({ app: args.context.app, staff, number, form, onward })
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
