// The files that go with a mail: the day for a calendar, and the vendor's receipt as a document.
import { reviewForMail } from '../../../db/queries/mail-subject'
import { dateId, kindWords, titles } from '../../core/calendar/date'
import { type CalendarEvent, calendarFile } from '../../core/calendar/ics'
import type { ReviewMail } from '../../core/mail/payload'
import { reviewLabel } from '../../core/review/number'
import type { MailAttachment } from '../../ports/mailer'
import type { Services } from '../context'
import { receiptFile } from '../respond/read-receipt'
import { offeringWords } from './invitation-facts'
import type { MailSource } from './mail-facts'

type Context = Pick<Services, 'store' | 'clock' | 'questionnaires'>

export async function attachmentsOf(
  ctx: Context,
  entry: ReviewMail,
  source: MailSource,
): Promise<MailAttachment[]> {
  switch (entry.kind) {
    case 'invitation':
      return [calendarOf(ctx, answersDue(source))]
    case 're-review coming':
      return [calendarOf(ctx, await nextReview(ctx, source))]
    case 'submitted':
      return receiptOf(ctx, { ...entry.payload, reviewId: source.about.review.id })
    default:
      return []
  }
}

function calendarOf({ clock }: Context, event: CalendarEvent): MailAttachment {
  return {
    fileName: 'due-date.ics',
    mediaType: 'text/calendar; charset=utf-8; method=PUBLISH',
    content: calendarFile({ name: event.summary, events: [event], stamp: clock.now() }),
  }
}

/** Without the link: calendars are shared more widely than mailboxes. */
const answersDue = ({ about, organisation }: MailSource): CalendarEvent => ({
  uid: `assay-${dateId('answers due', about.review.id)}`,
  on: about.review.dueOn,
  summary: `Answers due: ${offeringWords(about.offering)}, for ${organisation.name}`,
  description: `${organisation.name} waits for your answers by this day. The link is in its mail.`,
  url: null,
  category: kindWords['answers due'],
  sequence: about.review.revision,
})

/** The same event that the calendar feed shows: whoever follows both has it once. */
async function nextReview(
  { store }: Context,
  { about, origin }: MailSource,
): Promise<CalendarEvent> {
  const { priorReviewId, dueOn } = about.review
  const [prior] = priorReviewId ? await reviewForMail(store.db, priorReviewId) : []
  const of = prior?.review ?? about.review
  return {
    uid: `assay-${dateId('re-review', of.id)}`,
    on: of.nextReviewOn ?? dueOn,
    summary: `${titles.next}: ${offeringWords(about.offering)} (${about.vendor.name}), ${reviewLabel(of.number)}`,
    description: `Round ${about.review.round} is prepared as ${reviewLabel(about.review.number)}.`,
    url: `${origin}/reviews/${of.number}`,
    category: kindWords['re-review'],
    sequence: of.revision,
  }
}

/** None while the answers are open again: what is sent next gets a receipt of its own. */
async function receiptOf(
  ctx: Context,
  scope: { reviewId: string; invitationId: string },
): Promise<MailAttachment[]> {
  const file = await receiptFile(ctx, scope)
  return file ? [{ fileName: file.fileName, mediaType: file.mediaType, content: file.bytes }] : []
}
