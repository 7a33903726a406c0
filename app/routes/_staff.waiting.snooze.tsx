// Snoozing reviews until a day with a reason, and bringing them back before it.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { snoozeSchema } from '../core/review/chase-input'
import { backToWaiting, chosenIn } from '../http/chase-done'
import { parseFormData, refuse } from '../http/form'
import { refusedForm, refusedPage, typedIn } from '../http/refused'
import { authorise, requireStaff } from '../http/staff'
import { nameChosen } from '../services/reviews/name-chosen'
import { snoozeReviews, wakeReviews } from '../services/reviews/snooze-reviews'
import { SnoozePage } from '../ui/reviews/chosen-pages'

export const meta: MetaFunction = () => [{ title: 'Snooze – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'review.chase')
  const params = new URL(args.request.url).searchParams
  const chosen = await nameChosen(args.context.app, chosenIn(params))
  return json({ chosen, back: params.get('back') ?? '' })
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'review.chase')
  const { app } = args.context
  const form = await args.request.formData()
  const numbers = chosenIn(form)
  if (form.get('intent') === 'wake') {
    const woken = await wakeReviews(app, staff, numbers)
    if (!woken.ok) throw refusedPage(woken)
    return backToWaiting(form.get('back'), 'woken', woken)
  }
  const typed = parseFormData(form, snoozeSchema)
  if (!typed.ok) return refuse(typed)
  const { until, snoozeReason: reason } = typed.data
  const snoozed = await snoozeReviews(app, staff, { numbers, until, reason })
  if (snoozed.ok) return backToWaiting(form.get('back'), 'snoozed', snoozed)
  return refusedForm(snoozed, typedIn(form))
}

export default function Snooze() {
  return <SnoozePage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
