// The outbox: what is sent, what waits and what failed, and handing over what cannot be mailed.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { allows } from '../core/access/policy'
import { readOutboxSearch } from '../core/mail/outbox-search'
import { readReviewNumber } from '../core/review/number'
import { redirectTo } from '../http/redirect'
import { refusedForm } from '../http/refused'
import { authorise, requireStaff } from '../http/staff'
import { noSuchPage, portalOrigin } from '../http/staff-page'
import { releaseMail } from '../services/mail/hold'
import { dropMail } from '../services/outbox/drop-mail'
import { listOutbox } from '../services/outbox/list-outbox'
import { markBounced } from '../services/outbox/mark-bounced'
import { retryMail } from '../services/outbox/retry-mail'
import { makeHandoverCode } from '../services/reviews/make-handover-code'
import { retryDue } from '../services/schedule/retry-due'
import { ErrorSummary } from '../ui/error-summary'
import { Outbox } from '../ui/mail/outbox'
import { Page } from '../ui/page'

export const meta: MetaFunction = () => [{ title: 'Outbox – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'outbox.read')
  const search = readOutboxSearch(new URL(args.request.url).searchParams)
  const asked = { ...search, origin: portalOrigin(args) }
  const listed = await listOutbox(args.context.app, staff, asked)
  if (!listed.ok) throw noSuchPage()
  return json({
    ...listed,
    ...{ status: search.status, mayOpenReviews: allows(staff, 'review.list') },
  })
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'outbox.read')
  const { app } = args.context
  const posted = await args.request.formData()
  if (posted.get('intent') === 'hand over') {
    const number = readReviewNumber(String(posted.get('number')))
    if (number === null) throw noSuchPage()
    const made = await makeHandoverCode(app, staff, number)
    return made.ok ? json({ made: { ...made.result, number } }) : refusedForm(made, {})
  }
  authorise(staff, 'outbox.retry')
  if (posted.get('intent') === 'try again') {
    await retryDue(app, staff, { item: String(posted.get('item')) })
    return redirectTo('/outbox')
  }
  if (posted.get('intent') === 'release') {
    await releaseMail(app, staff)
    return redirectTo('/outbox')
  }
  const act = { bounced: markBounced, drop: dropMail }[String(posted.get('intent'))] ?? retryMail
  const done = await act(app, staff, String(posted.get('mail')))
  if (!done.ok && done.reason === 'no such mail') throw noSuchPage()
  // One that is no longer failed is on its way already.
  return redirectTo('/outbox')
}

export default function OutboxPage() {
  const listed = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const refused = back && 'errors' in back ? back : undefined
  return (
    <Page title="Outbox">
      <ErrorSummary errors={refused?.errors} />
      <Outbox {...listed} made={back && 'made' in back ? back.made : null} />
    </Page>
  )
}
