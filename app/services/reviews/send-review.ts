// Sends a draft to its vendor: review, invitation, mail and reminders come to exist together or not at all.
import { appendAudit } from '../../../db/queries/audit'
import { insertMail } from '../../../db/queries/outbox'
import {
  changeReview,
  insertInvitation,
  type ReviewRow,
  reviewByNumber,
} from '../../../db/queries/reviews'
import { type Db, run, type Work } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { AuditActor, AuditEvent } from '../../core/audit/events'
import { dueDateFlaw, lastDayOfLink } from '../../core/review/due-date'
import type { SendInput } from '../../core/review/launch-input'
import { step } from '../../core/review/lifecycle'
import { dateIn, endOfDay, type PlainDate } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { loadOrganisation } from '../organisation/read-organisation'
import { carryStanding } from '../rounds/carry-standing'
import { openedBy, type PartialRound, partialRound, shownOf } from '../rounds/partial-round'
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

/** What a round takes over: a full one the answers to confirm, a partial one everything. */
export interface Brought {
  carried?: CarriedRound | null
  partial?: PartialRound | null
}

type Sending = SendInput & { number: number } & Brought

type Ready = Sending & { content: Content }

/** `content` is what the preview was made from: the questionnaire of today is frozen with the review. */
export async function sendReview(
  ctx: SendContext,
  staff: Staff,
  content: Content,
  input: Sending,
): Promise<ReviewSent> {
  if (!allows(staff, 'review.launch')) return { ok: false, reason: 'not allowed' }
  const by = { at: ctx.clock.now(), actor: `user:${staff.id}`, launchedById: staff.id } as const
  return ctx.store.transact((tx) => sendDraft(tx, ctx, by, { ...input, content }))
}

/** The same with the content of today, for pages that have the whole application. */
export async function sendPrepared(
  app: SendContext & Pick<Services, 'questionnaires'>,
  staff: Staff,
  input: SendInput & { number: number },
): Promise<ReviewSent> {
  const { content, ...brought } = await readySending(app, input.number)
  return sendReview(app, staff, content, { ...input, ...brought })
}

/** What a sending needs to have been read before its transaction begins. */
export async function readySending(
  app: Pick<Services, 'store' | 'clock' | 'questionnaires'>,
  number: number,
): Promise<{ content: Content } & Brought> {
  const [row] = await reviewByNumber(app.store.db, number)
  const content = await contentFor(app, row?.use.id ?? '')
  const partial = row ? await partialRound(app, row.review) : null
  if (partial) return { content: { ...content, current: partial.questionnaire }, partial }
  return { content, carried: row ? await carriedRound(app, row.offering.id) : null }
}

export interface SentBy {
  at: Date
  actor: AuditActor
  /** Whom the vendor can ask; null leaves who the draft names. */
  launchedById: string | null
}

/** Inside the caller's transaction, for whoever presses the button or for the portal itself. */
export function* sendDraft(
  tx: Db,
  ctx: Pick<SendContext, 'ids' | 'secrets'>,
  { at, actor, launchedById }: SentBy,
  input: Ready,
): Work<ReviewSent> {
  const { number, dueOn, message, partial } = input
  const found = yield* sendable(tx, input, at)
  if ('ok' in found) return found
  const { row, kept, status, timeZone } = found
  const { review } = row
  yield* requirePublished(tx, kept.frozen)
  const launcher = launchedById ?? review.launchedById
  const act = { status, sentAt: at, launchedById: launcher, dueOn, message }
  // A draft may have rested: the round is counted from what is decided by now.
  const round = yield* nextRound(tx, review)
  const opened = partial ? yield* openedBy(tx, partial, at) : null
  const asks = opened?.asks ?? null
  yield* run(changeReview(tx, review, { ...kept.frozen, ...round, ...act, asks }))
  const invitationId = yield* invite(tx, ctx, { row, at, timeZone, dueOn })
  const into = { reviewId: review.id, invitationId, at, ids: ctx.ids }
  if (opened) yield* carryStanding(tx, opened, into)
  else if (input.carried) yield* carryRound(tx, input.carried, into)
  const questions = opened ? shownOf(opened, kept.frozen).length : kept.questions
  yield* planOpenReview(tx, number, at)
  yield* appendAudit(tx, { at, actor }, [sentEvent(row, { ...kept, questions }, dueOn)])
  return { ok: true, number, alreadySent: false }
}

interface Sendable {
  row: DraftRow
  kept: NonNullable<ReturnType<typeof freeze>>
  status: ReviewRow['status']
  timeZone: string
}

/** The draft as it may be sent now, or what to answer instead. */
function* sendable(tx: Db, input: Ready, at: Date): Work<Sendable | ReviewSent> {
  const { number, dueOn, content, partial } = input
  const [row] = yield* run(reviewByNumber(tx, number))
  if (row === undefined || row.review.status === 'cancelled') {
    return { ok: false, reason: 'no such draft' } as const
  }
  const stepped = step(row.review.status, 'send')
  if (!stepped.ok) return { ok: true, number, alreadySent: true } as const
  const { timeZone } = yield* loadOrganisation(tx)
  const flaw = dueDateFlaw(dueOn, dateIn(timeZone, at))
  if (flaw !== null) return { ok: false, reason: 'due date', sentence: flaw } as const
  const kept = freeze(row.use, content)
  const same = row.review.revision === input.revision && kept?.frozen.tier === input.tier
  // A draft that turned from a part to the whole in between, or back, is another one too.
  if (!kept || !same || (row.review.asks === null) !== !partial) {
    return { ok: false, reason: 'changed meanwhile' } as const
  }
  return { row, kept, status: stepped.status, timeZone }
}

/** The token itself is derived again whenever the link is needed, so that it rests nowhere. */
function* invite(
  tx: Db,
  { ids, secrets }: Pick<SendContext, 'ids' | 'secrets'>,
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
