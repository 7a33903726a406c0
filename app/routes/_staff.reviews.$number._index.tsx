// The overview of one review, and steering it: the link to hand over, another due date, cancelling.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { cancelSchema, dueDateSchema, inviteAnewSchema } from '../core/review/launch-input'
import { parseFormData, refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { refusedForm, typedIn } from '../http/refused'
import { reviewNumber } from '../http/review-number'
import { requireStaff } from '../http/staff'
import { noSuchPage, portalOrigin } from '../http/staff-page'
import { takeUpReview } from '../services/judgement/take-up-review'
import { cancelReview } from '../services/reviews/cancel-review'
import { changeDueDate } from '../services/reviews/change-due-date'
import { inviteAnew } from '../services/reviews/invite-anew'
import { loadOverview } from '../services/reviews/load-overview'
import { makeHandoverCode } from '../services/reviews/make-handover-code'
import { LinkButton } from '../ui/button'
import { ErrorSummary } from '../ui/error-summary'
import { Notice } from '../ui/notice'
import { TakeUpForm } from '../ui/review/take-up-form'
import { OverviewPage } from '../ui/reviews/overview-page'

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const wanted = { number: reviewNumber(args.params), origin: portalOrigin(args) }
  const loaded = await loadOverview(args.context.app, staff, wanted)
  if (!loaded.ok) throw noSuchPage()
  const justSent = new URL(args.request.url).searchParams.has('sent')
  return json({ overview: loaded.overview, justSent })
}

/** Each service asks the policy itself, for the action that its form stands for. */
export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  const { app } = args.context
  const number = reviewNumber(args.params)
  const posted = await args.request.formData()
  const intent = posted.get('intent')
  if (intent === 'hand over') {
    const made = await makeHandoverCode(app, staff, number)
    return made.ok ? json({ made: made.result }) : refusedForm(made, {})
  }
  if (intent === 'take up') {
    const taken = await takeUpReview(app, staff, number)
    return taken.ok ? redirectTo(`/reviews/${number}/answers`) : refusedForm(taken, {})
  }
  if (intent === 'due date') {
    const form = parseFormData(posted, dueDateSchema)
    if (!form.ok) return refuse(form)
    const moved = await changeDueDate(app, staff, { ...form.data, number })
    return moved.ok ? redirectTo(`/reviews/${number}`) : refusedForm(moved, typedIn(posted))
  }
  if (intent === 'cancel') {
    const form = parseFormData(posted, cancelSchema)
    if (!form.ok) return refuse(form)
    const cancelled = await cancelReview(app, staff, { number, reason: form.data.cancelReason })
    return cancelled.ok ? redirectTo(`/reviews/${number}`) : refusedForm(cancelled, typedIn(posted))
  }
  if (intent === 'invite anew') {
    const form = parseFormData(posted, inviteAnewSchema)
    if (!form.ok) return refuse(form)
    const invited = await inviteAnew(app, staff, { ...form.data, number })
    return invited.ok ? redirectTo(`/reviews/${number}`) : refusedForm(invited, typedIn(posted))
  }
  throw new Response('Bad request', { status: 400 })
}

export default function Overview() {
  const { overview, justSent } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const made = back && 'made' in back ? back.made : null
  const refused = back && 'errors' in back ? back : undefined
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      {justSent && overview.sentAt !== null && !back ? (
        <div className="mb-6">
          <Notice kind="done" title="Sent" announce>
            <p>
              {overview.mailsGoOut
                ? `The invitation is on its way to ${overview.contact.name}.`
                : `Hand the link and a one-time code over to ${overview.contact.name}.`}
            </p>
          </Notice>
        </div>
      ) : null}
      {overview.may.resume ? (
        <p className="mb-6">
          <LinkButton to={`/reviews/new/send/${overview.number}`} look="primary">
            Preview and send
          </LinkButton>
        </p>
      ) : null}
      {overview.may.takeUp ? <TakeUpForm /> : null}
      <OverviewPage overview={overview} made={made} refused={refused} />
    </>
  )
}
