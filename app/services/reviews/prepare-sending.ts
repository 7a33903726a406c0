// Shows what a draft would send: exactly the questions and the mail that the vendor will see.
import { reviewByNumber } from '../../../db/queries/reviews'
import { read } from '../../../db/store'
import { renderMail } from '../../../templates/email/render-mail'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { Organisation } from '../../core/people/organisation'
import type { CompiledQuestionnaire } from '../../core/questionnaire/compile'
import { type Progress, sectionProgress } from '../../core/questionnaire/progress'
import { visibleQuestions } from '../../core/questionnaire/visible'
import { reviewLabel } from '../../core/review/number'
import { dateIn, type PlainDate } from '../../core/schedule/plain-date'
import { workingDaysToAnswer } from '../../core/schedule/re-review'
import { remindersFor } from '../../core/schedule/reminders'
import type { Services } from '../context'
import { invitationFactsOf, offeringWords, respondLink } from '../mail/invitation-facts'
import { readOrganisation } from '../organisation/read-organisation'
import { openedBy } from '../rounds/partial-round'
import type { ReviewRows } from './find-review'
import { freeze } from './freeze-review'
import { lapsesToTell, readLapses } from './read-lapses'
import { readySending } from './send-review'

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
  const ready = await readySending(ctx, number)
  const kept = freeze(rows.use, ready.content)
  if (kept === null) return { ok: false, reason: 'no such draft' } as const
  const organisation = await readOrganisation(ctx)
  const today = dateIn(organisation.timeZone, ctx.clock.now())
  const dueOn = typed.dueOn ?? rows.review.dueOn
  const message = typed.message ?? rows.review.message
  const { current } = ready.content
  const { asked, counts, prefilled, standing } = await outlookOf(ctx, ready, kept.frozen)
  const progress = sectionProgress(current, asked, { counts })
  const wording = { organisation, staff, rows, dueOn, today, message, origin }
  return {
    ok: true,
    draft: { ...draftOf(rows, kept.frozen), dueOn, message, today },
    prepared: {
      ...{ round: rows.review.round, because: rows.review.preparedBecause },
      ...{ questions: progress.total, prefilled, standing },
    },
    sections: sectionsOf(current, progress, { asked, counts }),
    mail: mailOf(wording, progress),
    intro: current.definition.intro,
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

interface Outlook {
  asked: Asked
  counts: (id: string) => boolean
}

function sectionsOf(
  current: CompiledQuestionnaire,
  { sections }: Progress,
  { asked, counts }: Outlook,
) {
  const shown = visibleQuestions(current, asked).filter(({ id }) => counts(id))
  const visible = new Set(shown)
  return sections.map(({ id, title, minutes }) => ({
    id,
    title,
    minutes,
    questions: (current.definition.sections.find((section) => section.id === id)?.questions ?? [])
      .filter((question) => visible.has(question))
      .map(({ id: questionId, prompt, why }) => ({ id: questionId, prompt, why })),
  }))
}

/** What the vendor will find: what it is asked, how much of that is filled in, and how much stands. */
async function outlookOf(
  ctx: Pick<Services, 'store' | 'clock'>,
  { carried, partial }: Awaited<ReturnType<typeof readySending>>,
  { tier, intakeFacts: intake }: Frozen,
): Promise<Outlook & { prefilled: number; standing: number }> {
  if (!partial) {
    const asked = { tier, intake, answers: {} }
    return { asked, counts: () => true, prefilled: carried?.answers.length ?? 0, standing: 0 }
  }
  const now = ctx.clock.now()
  const { file, asks, brought } = await read(ctx.store.db, (db) => openedBy(db, partial, now))
  const asked = { tier, intake, answers: file.input.answers }
  const shown = visibleQuestions(file.questionnaire, asked).map(({ id }) => id)
  const counts = (id: string) => asks.includes(id)
  return {
    asked,
    counts,
    prefilled: brought.answers.filter(({ questionId }) => shown.includes(questionId)).length,
    standing: shown.filter((id) => !counts(id)).length,
  }
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
