// Submits a review: attests exactly what its vendor saw, ends the reminders and owes a receipt, in one transaction.
import { appendAudit, sha256 } from '../../../db/queries/audit'
import { cancelReminders, queueMail, submitInScope } from '../../../db/queries/respond'
import { type Db, run, type Work } from '../../../db/store'
import type { Respondent } from '../../core/access/roles'
import type { AuditEvent } from '../../core/audit/events'
import { owedReplies } from '../../core/clarify/owed-replies'
import { holidaysOf } from '../../core/people/organisation'
import { isUnexplained } from '../../core/respond/explanations'
import {
  type AttestationInput,
  answersHash,
  attestationStatement,
  type CheckModel,
  checkModel,
} from '../../core/respond/submission'
import { type ReviewStatus, step } from '../../core/review/lifecycle'
import { addWorkingDays } from '../../core/schedule/plain-date'
import { keepAnswers } from '../clarify/keep-answers'
import { returnedAnswers, sendReplies } from '../clarify/send-replies'
import type { Services } from '../context'
import { tellInvolved, tellReviewers } from '../mail/tell-staff'
import { loadOrganisation } from '../organisation/read-organisation'
import {
  questionnaireInScope,
  type RespondContext,
  type VendorReview,
  vendorReview,
} from './vendor-review'

export type Submitted =
  | { ok: true; hash: string }
  /** It was submitted before: a second press of the button, or a colleague's. */
  | { ok: true; hash: string; before: true }
  /** The answers are not those that were on the page. */
  | { ok: false; reason: 'answers changed' }
  /** Open questions, or contradictions without a word to them, that nobody ticked; 0 where ticked. */
  | { ok: false; reason: 'not accepted'; gaps: number; contradictions: number }
  /** Questions that came back and have neither a reply nor a changed answer. */
  | { ok: false; reason: 'replies owed' }
  | { ok: false; reason: 'not with vendor' }
  /** Vouching for all answers is the lead's. */
  | { ok: false; reason: 'not the lead' }

export async function submitReview(
  ctx: RespondContext & Pick<Services, 'ids'>,
  respondent: Respondent,
  input: AttestationInput,
): Promise<Submitted> {
  const questionnaire = await questionnaireInScope(ctx, respondent)
  const now = ctx.clock.now()
  const mailId = ctx.ids.id()
  return ctx.store.transact(function* (tx) {
    const review = yield* vendorReview(tx, respondent, questionnaire, now)
    const { row } = review
    if (row.part !== null) return { ok: false, reason: 'not the lead' } as const
    const again = row.status === 'returned'
    const submitted = step(row.status, again ? 'send back' : 'submit')
    if (!submitted.ok) return alreadySubmitted(row)
    if (again && owedReplies(returnedAnswers(review)).length > 0) {
      return { ok: false, reason: 'replies owed' } as const
    }
    const hash = answersHash(review, sha256)
    if (hash !== input.answersHash) return { ok: false, reason: 'answers changed' } as const
    const open = notAccepted(checkModel(review), input)
    if (open.gaps + open.contradictions > 0) {
      return { ok: false, reason: 'not accepted', ...open } as const
    }
    const { name, title } = input
    const statement = attestationStatement(row.vendorName)
    const { answerDays, ...organisation } = yield* loadOrganisation(tx)
    // Kept with the submission: what its vendor was told stays so when the setting changes.
    const expectedOn = addWorkingDays(review.today, answerDays, holidaysOf(organisation))
    const attestation = { name, title, statement, at: now.toISOString(), hash, expectedOn }
    const { status } = submitted
    const change = { revision: row.revision, now, status, attestation }
    const changed = yield* run(submitInScope(tx, respondent, change))
    if (changed.length === 0) throw new Error('The review moved within its own transaction')
    yield* run(queueMail(tx, respondent, receiptTo(respondent, mailId, now)))
    yield* settle(tx, { ctx, respondent, review, now }, { answersHash: hash, name, title })
    return { ok: true, hash } as const
  })
}

function notAccepted(check: CheckModel, input: AttestationInput) {
  const unexplained = check.contradictions.filter(isUnexplained).length
  return {
    gaps: input.gapsAccepted === 'yes' ? 0 : check.gaps.length,
    contradictions: input.contradictionsAccepted === 'yes' ? 0 : unexplained,
  }
}

interface Submission {
  ctx: Pick<Services, 'ids'>
  respondent: Respondent
  /** As it stood before. */
  review: VendorReview
  now: Date
}

/** What follows from a submission: no more reminders, answers kept, replies sent, staff told, and the record of it. */
function* settle(
  tx: Db,
  { ctx, respondent, review, now }: Submission,
  payload: { answersHash: string; name: string; title: string },
): Work<void> {
  const { reviewId, invitationId } = respondent
  const again = review.row.status === 'returned'
  yield* run(cancelReminders(tx, respondent, 'the vendor has submitted'))
  yield* keepAnswers(tx, respondent, review, now)
  const events: AuditEvent[] = again ? yield* sendReplies(tx, respondent, now) : []
  yield* appendAudit(tx, { at: now, actor: `respondent:${invitationId}` }, [
    ...events,
    { kind: 'review submitted', reviewId, payload },
  ])
  const told = { reviewId, ids: ctx.ids, at: now }
  if (again) yield* tellInvolved(tx, told, { kind: 'answered', messageIds: [] })
  else yield* tellReviewers(tx, told)
}

function alreadySubmitted(row: {
  status: ReviewStatus
  attestation: { hash: string } | null
}): Submitted {
  if (row.status === 'cancelled' || row.attestation === null) {
    return { ok: false, reason: 'not with vendor' }
  }
  return { ok: true, hash: row.attestation.hash, before: true }
}

function receiptTo({ invitationId, name, email }: Respondent, id: string, now: Date) {
  const payload = { invitationId }
  return { id, kind: 'submitted' as const, payload, toName: name, toEmail: email, now }
}
