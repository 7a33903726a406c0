// Shows what a draft would send: exactly the questions and the mail that the vendor will see.
import { reviewByNumber } from '../../../db/queries/reviews'
import { renderMail } from '../../../templates/email/render-mail'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { Organisation } from '../../core/people/organisation'
import { sectionProgress } from '../../core/questionnaire/progress'
import { visibleQuestions } from '../../core/questionnaire/visible'
import { reviewLabel } from '../../core/review/number'
import { dateIn, type PlainDate } from '../../core/schedule/plain-date'
import { workingDaysToAnswer } from '../../core/schedule/re-review'
import { remindersFor } from '../../core/schedule/reminders'
import type { Services } from '../context'
import { invitationFactsOf, offeringWords, respondLink } from '../mail/invitation-facts'
import { readOrganisation } from '../organisation/read-organisation'
import type { ReviewRows } from './find-review'
import { contentFor, freeze } from './freeze-review'
import { lapsesToTell, readLapses } from './read-lapses'

export interface Wanted {
  number: number
  /** The portal's address, without a trailing slash. */
  origin: string
  /** What stands in the form at this moment, in place of what the draft holds. */
  typed?: { dueOn?: PlainDate | undefined; message?: string | undefined }
}

/** Stands in the preview where the mail will carry the invitation's own token. */
const TOKEN_TO_COME = 'made-when-sent'

export async function prepareSending(
  ctx: Pick<Services, 'store' | 'clock' | 'questionnaires' | 'mailer'>,
  staff: Staff,
  { number, origin, typed = {} }: Wanted,
) {
  if (!allows(staff, 'review.launch')) return { ok: false, reason: 'not allowed' } as const
  const [rows] = await reviewByNumber(ctx.store.db, number)
  if (rows === undefined) return { ok: false, reason: 'no such draft' } as const
  if (rows.review.status !== 'draft') return { ok: false, reason: 'not a draft' } as const
  const kept = freeze(rows.use, await contentFor(ctx, rows.use.id))
  if (kept === null) return { ok: false, reason: 'no such draft' } as const
  const organisation = await readOrganisation(ctx)
  const today = dateIn(organisation.timeZone, ctx.clock.now())
  const dueOn = typed.dueOn ?? rows.review.dueOn
  const message = typed.message ?? rows.review.message
  const asked = { tier: kept.frozen.tier, intake: kept.frozen.intakeFacts, answers: {} }
  const wording = { organisation, staff, rows, dueOn, today, message, origin }
  return {
    ok: true,
    draft: { ...draftOf(rows, kept.frozen), dueOn, message, today },
    sections: sectionsOf(ctx.questionnaires, asked),
    mail: mailOf(wording, sectionProgress(ctx.questionnaires.current, asked)),
    intro: ctx.questionnaires.current.definition.intro,
    reminders: remindersFor(dueOn, today).map(({ on }) => on),
    mailsGoOut: ctx.mailer !== null,
    lapsed: lapsesToTell(await readLapses(ctx, rows.vendor.id), staff),
  } as const
}

type Frozen = NonNullable<ReturnType<typeof freeze>>['frozen']

function draftOf({ review, vendor, offering, contact, use }: ReviewRows, frozen: Frozen) {
  const alreadyInUse = frozen.intakeFacts.already_in_use === true
  return {
    number: review.number,
    label: reviewLabel(review.number),
    revision: review.revision,
    vendor: vendor.name,
    offering: offeringWords(offering),
    contact: { name: contact.name, email: contact.email },
    use: { id: use.id, title: use.title },
    tier: frozen.tier,
    tierReasons: frozen.tierReasons,
    alreadyInUse,
    workingDays: workingDaysToAnswer(frozen.tier, alreadyInUse),
  }
}

type Asked = Parameters<typeof visibleQuestions>[1]

function sectionsOf({ current }: Services['questionnaires'], asked: Asked) {
  const visible = new Set(visibleQuestions(current, asked))
  const { sections } = sectionProgress(current, asked)
  return sections.map(({ id, title, minutes }) => ({
    id,
    title,
    minutes,
    questions: (current.definition.sections.find((section) => section.id === id)?.questions ?? [])
      .filter((question) => visible.has(question))
      .map(({ id: questionId, prompt, why }) => ({ id: questionId, prompt, why })),
  }))
}

interface Wording {
  organisation: Organisation
  staff: Staff
  rows: ReviewRows
  dueOn: PlainDate
  today: PlainDate
  message: string
  origin: string
}

function mailOf(
  { organisation, staff, rows, dueOn, today, message, origin }: Wording,
  progress: ReturnType<typeof sectionProgress>,
) {
  const facts = invitationFactsOf({
    organisation,
    // Whoever sends the review is who the vendor can ask.
    launcher: { name: staff.name, email: staff.email },
    to: rows.contact,
    offering: rows.offering,
    round: rows.review.round,
    dueOn,
    sentOn: today,
    message,
    progress,
    link: respondLink(origin, TOKEN_TO_COME),
  })
  const { subject, text } = renderMail('invitation', facts)
  return { subject, text, questions: progress.total, minutes: progress.minutes }
}
