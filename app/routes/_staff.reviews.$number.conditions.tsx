// The conditions of one review: read, and marked met, missed or open again.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { conditionChangeInput } from '../core/judgement/input'
import { readReviewNumber, reviewLabel } from '../core/review/number'
import { parseFormData, refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { refusedForm, refusedPage, typedIn } from '../http/refused'
import { reviewNumber } from '../http/review-number'
import { authorise, requireStaff } from '../http/staff'
import { changeCondition } from '../services/judgement/change-condition'
import { loadConditions } from '../services/judgement/load-conditions'
import { FollowedConditions } from '../ui/review/followed-conditions'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Conditions, ${reviewLabel(data.number)} – Assay` : 'Conditions – Assay' },
]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const number = reviewNumber(args.params)
  const loaded = await loadConditions(args.context.app, staff, number)
  if (!loaded.ok) throw refusedPage(loaded)
  return json({ number, conditions: loaded.conditions, mayChange: loaded.mayChange })
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'condition.manage')
  const number = reviewNumber(args.params)
  const form = await args.request.formData()
  const parsed = parseFormData(form, conditionChangeInput)
  if (!parsed.ok) return refuse(parsed)
  const condition = readReviewNumber(String(form.get('condition'))) ?? 0
  const about = { number, condition }
  const changed = await changeCondition(args.context.app, staff, about, parsed.data)
  return changed.ok
    ? redirectTo(`/reviews/${number}/conditions`)
    : refusedForm(changed, typedIn(form))
}

export default function ReviewConditions() {
  const { conditions, mayChange } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <FollowedConditions conditions={conditions} mayChange={mayChange} refused={refused} />
}
