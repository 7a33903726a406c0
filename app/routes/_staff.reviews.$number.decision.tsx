// The decision of one review: proposed by a reviewer, approved or declined by another person.
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { Staff } from '../core/access/roles'
import { approvalInput, proposalInput } from '../core/judgement/input'
import { reviewLabel } from '../core/review/number'
import { withoutBlankRows } from '../http/blank-rows'
import { parseFormData, type Refused, refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { refusedForm, refusedPage, typedIn } from '../http/refused'
import { reviewNumber } from '../http/review-number'
import { requireStaff } from '../http/staff'
import { approveProposal } from '../services/judgement/approve-proposal'
import { loadDecision } from '../services/judgement/load-decision'
import { proposeDecision, withdrawProposal } from '../services/judgement/propose-decision'
import { Decision } from '../ui/review/decision'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Decision, ${reviewLabel(data.number)} – Assay` : 'Decision – Assay' },
]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const number = reviewNumber(args.params)
  const view = await loadDecision(args.context.app, staff, number)
  if (!view.ok && view.reason !== 'not possible now') throw refusedPage(view)
  return json({
    number,
    view: view.ok ? view : null,
    sentence: view.ok ? null : view.sentence,
  })
}

interface Asked {
  app: AppLoadContext['app']
  staff: Staff
  number: number
  form: FormData
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  const { app } = args.context
  const number = reviewNumber(args.params)
  const form = withoutBlankRows(await args.request.formData(), 'conditions')
  const asked = { app, staff, number, form }
  switch (form.get('act')) {
    case 'propose':
      return propose(asked)
    case 'more':
      // Nothing was refused: the page comes back with what was typed and more room below it.
      return json<Refused>({ ok: false, errors: {}, values: typedIn(form) })
    case 'approve':
      return approve(asked)
    case 'withdraw':
      return withdraw(asked)
    default:
      throw new Response('No such form', { status: 400 })
  }
}

async function propose({ app, staff, number, form }: Asked) {
  const parsed = parseFormData(form, proposalInput)
  if (!parsed.ok) return refuse(parsed)
  const done = await proposeDecision(app, staff, number, parsed.data)
  return done.ok ? redirectTo(`/reviews/${number}/decision`) : refusedForm(done, typedIn(form))
}

async function approve({ app, staff, number, form }: Asked) {
  const parsed = parseFormData(form, approvalInput)
  if (!parsed.ok) return refuse(parsed)
  const done = await approveProposal(app, staff, number, parsed.data)
  return done.ok ? redirectTo(`/reviews/${number}/decision`) : refusedForm(done, typedIn(form))
}

async function withdraw({ app, staff, number, form }: Asked) {
  const proposalId = String(form.get('proposalId') ?? '')
  const done = await withdrawProposal(app, staff, { number, proposalId })
  return done.ok ? redirectTo(`/reviews/${number}/decision`) : refusedForm(done, typedIn(form))
}

export default function ReviewDecision() {
  const { number, view, sentence } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (view === null) return <p>{sentence}</p>
  return (
    <Decision number={number} view={view} errors={refused?.errors} values={refused?.values ?? {}} />
  )
}
