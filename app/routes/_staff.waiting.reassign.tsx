// Giving reviews to a colleague to look after.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { reassignSchema } from '../core/review/chase-input'
import { backToWaiting, chosenIn } from '../http/chase-done'
import { parseFormData, refuse } from '../http/form'
import { refusedForm, typedIn } from '../http/refused'
import { authorise, requireStaff } from '../http/staff'
import { nameChosen } from '../services/reviews/name-chosen'
import { listOwners, reassignReviews } from '../services/reviews/reassign-reviews'
import { ReassignPage } from '../ui/reviews/chosen-pages'

export const meta: MetaFunction = () => [{ title: 'Reassign – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'review.chase')
  const { app } = args.context
  const params = new URL(args.request.url).searchParams
  const chosen = await nameChosen(app, chosenIn(params))
  return json({ chosen, back: params.get('back') ?? '', owners: await listOwners(app) })
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'review.chase')
  const { app } = args.context
  const form = await args.request.formData()
  const typed = parseFormData(form, reassignSchema)
  if (!typed.ok) return refuse(typed)
  const { ownerId, reassignReason: reason } = typed.data
  const given = await reassignReviews(app, staff, { numbers: chosenIn(form), ownerId, reason })
  if (given.ok) return backToWaiting(form.get('back'), 'reassigned', given)
  return refusedForm(given, typedIn(form))
}

export default function Reassign() {
  return (
    <ReassignPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  )
}
