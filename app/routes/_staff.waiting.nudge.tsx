// Nudging vendors, one or many: the mails as they would go out, then one press to send them.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { nudgeSchema } from '../core/review/chase-input'
import { backToWaiting, chosenIn } from '../http/chase-done'
import { parseFormData, refuse } from '../http/form'
import { refusedPage } from '../http/refused'
import { authorise, requireStaff } from '../http/staff'
import { portalOrigin } from '../http/staff-page'
import { nudgeVendors, previewNudges } from '../services/reviews/nudge-vendors'
import { NudgePage } from '../ui/reviews/nudge-page'

export const meta: MetaFunction = () => [{ title: 'Nudge vendors – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const params = new URL(args.request.url).searchParams
  const asked = { numbers: chosenIn(params), text: '', origin: portalOrigin(args) }
  const shown = await previewNudges(args.context.app, staff, asked)
  if (!shown.ok) throw refusedPage(shown)
  const mailsGoOut = args.context.app.mailer !== null
  return json({ nudges: shown.nudges, back: params.get('back') ?? '', mailsGoOut })
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'review.chase')
  const { app } = args.context
  const form = await args.request.formData()
  const typed = parseFormData(form, nudgeSchema, { lists: ['r'] })
  if (!typed.ok) return refuse(typed)
  const { text } = typed.data
  const numbers = chosenIn(form)
  if (form.get('intent') === 'show') {
    const shown = await previewNudges(app, staff, { numbers, text, origin: portalOrigin(args) })
    if (!shown.ok) throw refusedPage(shown)
    return json({ ok: true as const, text, nudges: shown.nudges })
  }
  const nudged = await nudgeVendors(app, staff, { numbers, text })
  if (!nudged.ok) throw refusedPage(nudged)
  return backToWaiting(form.get('back'), 'nudged', nudged)
}

export default function Nudge() {
  const { nudges, back, mailsGoOut } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const shown = answer?.ok ? answer : null
  return (
    <NudgePage
      nudges={shown?.nudges ?? nudges}
      text={shown?.text ?? ''}
      back={back}
      mailsGoOut={mailsGoOut}
      refused={answer?.ok === false ? answer : undefined}
    />
  )
}
