// The last step of a launch: what the vendor will see, until when, and sending it.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { sendSchema } from '../core/review/launch-input'
import { wordsOf } from '../core/schedule/plain-date'
import { parseFormData, refuse } from '../http/form'
import { redirectTo } from '../http/redirect'
import { typedIn } from '../http/refused'
import { reviewNumber } from '../http/review-number'
import { authorise, requireStaff } from '../http/staff'
import { noSuchPage, portalOrigin } from '../http/staff-page'
import { keepDraft } from '../services/reviews/keep-draft'
import { prepareSending } from '../services/reviews/prepare-sending'
import { sendPrepared } from '../services/reviews/send-review'
import { ErrorSummary } from '../ui/error-summary'
import { PreparedRound } from '../ui/launch/prepared-round'
import { Preview } from '../ui/launch/preview'
import { SendForm } from '../ui/launch/send-form'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { LapseNotices } from '../ui/reviews/lapses'
import { Stack } from '../ui/stack'
import { SummaryList } from '../ui/summary-list'

export const meta: MetaFunction = () => [{ title: 'Preview and send – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'review.launch')
  const number = reviewNumber(args.params)
  const wanted = { number, origin: portalOrigin(args) }
  const prepared = await prepareSending(args.context.app, staff, wanted)
  // What was sent meanwhile, by this form or another one, is a review like any other.
  if (!prepared.ok && prepared.reason === 'not a draft') throw redirectTo(`/reviews/${number}`)
  if (!prepared.ok) throw noSuchPage()
  return json(prepared)
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'review.launch')
  const number = reviewNumber(args.params)
  const posted = await args.request.formData()
  const form = parseFormData(posted, sendSchema)
  if (!form.ok) return refuse(form)
  const { app } = args.context
  const input = { ...form.data, number }
  const sending = posted.get('go') === 'send'
  const done = sending ? await sendPrepared(app, staff, input) : await keepDraft(app, staff, input)
  if (done.ok)
    return redirectTo(sending ? `/reviews/${number}?sent` : `/reviews/new/send/${number}`)
  const values = typedIn(posted)
  switch (done.reason) {
    case 'due date':
      return refuse({ errors: { dueOn: done.sentence }, values })
    case 'changed meanwhile':
      return refuse(
        { errors: { '': 'The draft or its tier changed in between: look again' }, values },
        409,
      )
    default:
      throw noSuchPage()
  }
}

export default function PreviewAndSend() {
  const { draft, reminders, mailsGoOut, lapsed, prepared, ...preview } =
    useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title={`Send to ${draft.vendor}`}
      eyebrow={`${draft.label}, draft`}
      back={{ to: `/reviews/${draft.number}`, label: draft.label }}
    >
      <ErrorSummary errors={refused?.errors} />
      <LapseNotices lapsed={lapsed} />
      <Stack gap="large">
        {mailsGoOut ? null : (
          <Notice title="Mail is not sent from here">
            <p>
              No mail server is set (SMTP_URL). After sending you get a link and a one-time code to
              hand over yourself.
            </p>
          </Notice>
        )}
        <SummaryList
          items={[
            { key: 'offering', term: 'Product', value: draft.offering },
            { key: 'use', term: 'Use', value: draft.use.title },
            { key: 'to', term: 'To', value: `${draft.contact.name}, ${draft.contact.email}` },
            {
              key: 'tier',
              term: 'Tier',
              value: `Tier ${draft.tier} because: ${draft.tierReasons.join('; ')}`,
            },
            { key: 'reminders', term: 'Reminders', value: reminders.map(wordsOf).join(', ') },
          ]}
        />
        <PreparedRound {...prepared} />
        <SendForm key={draft.revision} draft={draft} refused={refused} />
        <Preview {...preview} />
      </Stack>
    </Page>
  )
}
