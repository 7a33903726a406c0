// The overview of one review, and steering it: the link to hand over, another due date, cancelling.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { reviewNumber } from '../http/review-number'
import { requireStaff } from '../http/staff'
import { noSuchPage, portalOrigin } from '../http/staff-page'
import { steerAct } from '../http/steer-acts'
import { reviewDates } from '../services/calendar/review-dates'
import { loadOverview } from '../services/reviews/load-overview'
import { LinkButton } from '../ui/button'
import { RoundCause } from '../ui/changes/round-cause'
import { VendorAsks } from '../ui/clarify/vendor-asks'
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
  const calendar = await reviewDates(args.context.app, staff, wanted.number)
  return json({ overview: loaded.overview, calendar, justSent })
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  return steerAct({
    app: args.context.app,
    staff,
    number: reviewNumber(args.params),
    form: await args.request.formData(),
  })
}

export default function Overview() {
  const { overview, calendar, justSent } = useLoaderData<typeof loader>()
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
      {overview.vendorAsks ? (
        <VendorAsks number={overview.number} {...overview.vendorAsks} />
      ) : null}
      <RoundCause {...overview.cause} />
      {overview.may.resume ? (
        <p className="mb-6">
          <LinkButton to={`/reviews/new/send/${overview.number}`} look="primary">
            Preview and send
          </LinkButton>
        </p>
      ) : null}
      {overview.may.takeUp ? <TakeUpForm /> : null}
      {overview.may.recordChange ? (
        <p className="mb-6 print:hidden">
          <LinkButton
            to={`/vendors/${overview.cause.vendorId}/change?offering=${overview.offeringId}&use=${overview.use.id}`}
          >
            Something changed
          </LinkButton>
        </p>
      ) : null}
      <OverviewPage overview={overview} calendar={calendar} made={made} refused={refused} />
    </>
  )
}
