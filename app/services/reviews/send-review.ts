// Sends a draft to its vendor: review, invitation, mail and reminders come to exist together or not at all.
import { appendAudit } from '../../../db/queries/audit'
import { insertMail } from '../../../db/queries/outbox'
import { changeReview, insertInvitation, reviewByNumber } from '../../../db/queries/reviews'
import { type Db, run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { AuditEvent } from '../../core/audit/events'
import { dueDateFlaw, lastDayOfLink } from '../../core/review/due-date'
import type { SendInput } from '../../core/review/launch-input'
import { step } from '../../core/review/lifecycle'
import { dateIn, endOfDay, type PlainDate } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { loadOrganisation } from '../organisation/read-organisation'
import { planOpenReview } from '../schedule/plan-ahead'
import { carryRound } from './carry-round'
import { type CarriedRound, carriedRound } from './earlier-round'
import { type Content, contentFor, freeze, requirePublished } from './freeze-review'
import { invitationMail, reminderMails } from './launch-mail'
import { nextRound } from './next-round'

export type ReviewSent =
  /** `alreadySent`: this form, or another, had sent the review before; nothing was sent a second time. */
  | { ok: true; number: number; alreadySent: boolean }
  | { ok: false; reason: 'not allowed' | 'no such draft' }
  /** Draft or tier changed since the preview was shown. */
  | { ok: false; reason: 'changed meanwhile' }
  | { ok: false; reason: 'due date'; sentence: string }

type SendContext = Pick<Services, 'store' | 'clock' | 'ids' | 'secrets'>
type DraftRow = Awaited<ReturnType<typeof reviewByNumber>>[number]

/** `content` is what the preview was made from: the questionnaire of today is frozen with the review. */
export async function sendReview(
  ctx: SendContext,
  staff: Staff,
  content: Content,
  input: SendInput & { number: number; carried?: CarriedRound | null },
): Promise<ReviewSent> {
  if (!allows(staff, 'review.launch')) return { ok: false, reason: 'not allowed' }
  const at = ctx.clock.now()
  const { number, dueOn, message } = input
  return ctx.store.transact(function* (tx) {
    const [row] = yield* run(reviewByNumber(tx, number))
    if (row === undefined || row.review.status === 'cancelled') {
      return { ok: false, reason: 'no such draft' } as const
    }
    const { review } = row
    const stepped = step(review.status, 'send')
    if (!stepped.ok) return { ok: true, number, alreadySent: true } as const
    const { timeZone } = yield* loadOrganisation(tx)
    const flaw = dueDateFlaw(dueOn, dateIn(timeZone, at))
    if (flaw !== null) return { ok: false, reason: 'due date', sentence: flaw } as const
    const kept = freeze(row.use, content)
    if (kept?.frozen.tier !== input.tier || review.revision !== input.revision) {
      return { ok: false, reason: 'changed meanwhile' } as const
    }
    yield* requirePublished(tx, kept.frozen)
    const act = { status: stepped.status, sentAt: at, launchedById: staff.id, dueOn, message }
    // A draft may have rested: the round is counted from what is decided by now.
    const round = yield* nextRound(tx, review)
    yield* run(changeReview(tx, review, { ...kept.frozen, ...round, ...act }))
    const invitationId = yield* invite(tx, ctx, { row, at, timeZone, dueOn })
    if (input.carried) {
      const into = { reviewId: review.id, invitationId, at, ids: ctx.ids }
      yield* carryRound(tx, input.carried, into)
    }
    yield* planOpenReview(tx, number, at)
    yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, [sentEvent(row, kept, dueOn)])
    return { ok: true, number, alreadySent: false } as const
  })
}

/** The same with the content of today, for pages that have the whole application. */
export async function sendPrepared(
  app: SendContext & Pick<Services, 'questionnaires'>,
  staff: Staff,
  input: SendInput & { number: number },
): Promise<ReviewSent> {
  const [row] = await reviewByNumber(app.store.db, input.number)
  const carried = row ? await carriedRound(app, row.offering.id) : null
  const content = await contentFor(app, row?.use.id ?? '')
  return sendReview(app, staff, content, { ...input, carried })
}

/** The token itself is derived again whenever the link is needed, so that it rests nowhere. */
function* invite(
  tx: Db,
  { ids, secrets }: SendContext,
  { row, at, timeZone, dueOn }: { row: DraftRow; at: Date; timeZone: string; dueOn: PlainDate },
) {
  const { contact } = row
  const reviewId = row.review.id
  const invitationId = ids.id()
  const token = secrets.deriveToken('invitation', invitationId)
  yield* run(
    insertInvitation(tx, {
      id: invitationId,
      reviewId,
      contactId: contact.id,
      tokenHash: secrets.hash('invitation', token),
      createdAt: at,
      expiresAt: endOfDay(lastDayOfLink(dueOn, dateIn(timeZone, at)), timeZone),
    }),
  )
  const about = { ids, reviewId, invitationId, contact, at, timeZone, dueOn }
  yield* run(insertMail(tx, [invitationMail(about), ...reminderMails(about)]))
  return invitationId
}

function sentEvent(
  { review, contact }: DraftRow,
  { frozen, questions }: NonNullable<ReturnType<typeof freeze>>,
  dueOn: PlainDate,
): AuditEvent {
  return {
    kind: 'review sent',
    reviewId: review.id,
    payload: {
      contactId: contact.id,
      dueOn,
      tier: frozen.tier,
      questionnaire: frozen.questionnaireSlug,
      version: frozen.questionnaireVersion,
      hash: frozen.questionnaireHash,
      questions,
    },
  }
}
