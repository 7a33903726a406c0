// What a vendor says of its own accord: a question while answering, or the wish to amend what it submitted.
import { appendAudit } from '../../../db/queries/audit'
import { addVendorMessage } from '../../../db/queries/clarifications'
import { markActivity } from '../../../db/queries/respond'
import { type Db, run, type Work } from '../../../db/store'
import type { Respondent } from '../../core/access/roles'
import type { AuditEvent } from '../../core/audit/events'
import type { AmendmentInput, VendorQuestionInput } from '../../core/clarify/input'
import { MOST_OPEN_OF_VENDOR, mayAmend, mayAsk, waitingForUs } from '../../core/clarify/thread'
import { visibleQuestions } from '../../core/questionnaire/visible'
import type { Services } from '../context'
import { tellInvolved } from '../mail/tell-staff'
import {
  questionnaireInScope,
  type RespondContext,
  type VendorReview,
  vendorReview,
} from '../respond/vendor-review'

export type VendorAsked =
  | { ok: true }
  /** The review has moved on, or never asked this: the page is to be read again. */
  | { ok: false; reason: 'not now' }
  | { ok: false; reason: 'wrong field'; errors: Record<string, string> }

type Context = RespondContext & Pick<Services, 'ids'>

/** Sent at once; answering goes on meanwhile. */
export async function askAboutQuestion(
  ctx: Context,
  respondent: Respondent,
  { questionId, text }: VendorQuestionInput,
): Promise<VendorAsked> {
  const questionnaire = await questionnaireInScope(ctx, respondent)
  const at = ctx.clock.now()
  const id = ctx.ids.id()
  return ctx.store.transact(function* (tx): Work<VendorAsked> {
    const review = yield* vendorReview(tx, respondent, questionnaire, at)
    if (!mayAsk(review.row.status) || !review.open.has(questionId)) return notNow
    if (!isShown(review, questionId)) return notNow
    const full = noRoomFor(review, 1)
    if (full) return { ok: false, reason: 'wrong field', errors: { [`${questionId}.ask`]: full } }
    yield* run(
      addVendorMessage(tx, respondent, { id, questionId, kind: 'question', text, at, sentAt: at }),
    )
    const event: AuditEvent = {
      kind: 'vendor asked',
      reviewId: respondent.reviewId,
      payload: { questionId, clarificationId: id },
    }
    yield* sayIt(tx, { ctx, respondent, review, at }, { event, messageIds: [id] })
    return { ok: true }
  })
}

/** One request on several answers; a reviewer re-opens exactly these, or declines with words. */
export async function askToAmend(
  ctx: Context,
  respondent: Respondent,
  { questionIds, text }: AmendmentInput,
): Promise<VendorAsked> {
  const questionnaire = await questionnaireInScope(ctx, respondent)
  const at = ctx.clock.now()
  const named = [...new Set(questionIds)].map((questionId) => ({ questionId, id: ctx.ids.id() }))
  return ctx.store.transact(function* (tx): Work<VendorAsked> {
    const review = yield* vendorReview(tx, respondent, questionnaire, at)
    if (!mayAmend(review.row.status)) return notNow
    if (named.some(({ questionId }) => !isShown(review, questionId))) return notNow
    const full = noRoomFor(review, named.length)
    if (full) return { ok: false, reason: 'wrong field', errors: { questionIds: full } }
    const kind = 'amendment' as const
    for (const each of named) {
      yield* run(addVendorMessage(tx, respondent, { ...each, kind, text, at, sentAt: at }))
    }
    const event: AuditEvent = {
      kind: 'amendment asked',
      reviewId: respondent.reviewId,
      payload: { questionIds: named.map(({ questionId }) => questionId) },
    }
    const messageIds = named.map(({ id }) => id)
    yield* sayIt(tx, { ctx, respondent, review, at }, { event, messageIds })
    return { ok: true }
  })
}

const notNow: VendorAsked = { ok: false, reason: 'not now' }

const isShown = ({ questionnaire, asked }: VendorReview, questionId: string): boolean =>
  visibleQuestions(questionnaire, asked).some(({ id }) => id === questionId)

function noRoomFor({ threads }: VendorReview, more: number): string | null {
  const open = waitingForUs(threads).length
  if (open + more <= MOST_OPEN_OF_VENDOR) return null
  return `${open} of your questions wait for a reply; at most ${MOST_OPEN_OF_VENDOR} may. Wait for one, or write to your contact.`
}

interface Saying {
  ctx: Pick<Services, 'ids'>
  respondent: Respondent
  review: VendorReview
  at: Date
}

/** The record of it, and a mail to staff. */
function* sayIt(
  tx: Db,
  { ctx, respondent, review, at }: Saying,
  { event, messageIds }: { event: AuditEvent; messageIds: string[] },
): Work<void> {
  const { reviewId, invitationId } = respondent
  yield* run(markActivity(tx, respondent, { now: at, status: review.row.status }))
  yield* appendAudit(tx, { at, actor: `respondent:${invitationId}` }, [event])
  const telling = { reviewId, ids: ctx.ids, at }
  yield* tellInvolved(tx, telling, { kind: 'question', messageIds })
}
