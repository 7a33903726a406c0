// Gives named questions back to the vendor inside the caller's transaction: the only way a submitted answer re-opens.
import { addClarification, markSent } from '../../../db/queries/clarifications'
import {
  addOutboxMail,
  addVerdict,
  answersForStaff,
  verdictsOf,
} from '../../../db/queries/judgement'
import { insertMail } from '../../../db/queries/outbox'
import { changeReview, invitationsOfReview } from '../../../db/queries/reviews'
import { type Db, run, type Work } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { AuditEvent } from '../../core/audit/events'
import { holidaysOf } from '../../core/people/organisation'
import { dueAgain } from '../../core/review/due-date'
import { step } from '../../core/review/lifecycle'
import { dateIn, type PlainDate } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { openProposalBlocks } from '../judgement/open-proposal'
import { notNow, type Refusal, stale } from '../judgement/refusal'
import type { CaseRow, Change } from '../judgement/with-review'
import { loadOrganisation } from '../organisation/read-organisation'
import { reminderMails } from '../reviews/launch-mail'
import { planOpenReview } from '../schedule/plan-ahead'

export interface Opening {
  /** As it stands in this transaction: read it again after changing the review. */
  row: CaseRow
  staff: Staff
  at: Date
  ids: Services['ids']
  /** Words to the vendor above the questions; may be empty. */
  message: string
  /** What each question is re-opened for; with an `id` where it was collected, which is then marked as sent. */
  asked: readonly { id?: string; questionId: string; text: string }[]
}

/**
 * Messages sent, a verdict "asked" on each answer, the review with the vendor, time to answer, one mail.
 * The caller checks that the review asks these questions, and records the events that come back.
 */
export function* openToVendor(
  tx: Db,
  opening: Opening,
): Work<Change<{ questionIds: string[]; dueOn: PlainDate }>> {
  const { row, at, message, asked } = opening
  const { review } = row
  const stepped = step(review.status, 'return')
  if (!stepped.ok) return notNow(stepped.sentence)
  const blocked = yield* openProposalBlocks(tx, review.id)
  if (blocked) return blocked
  const invitation = yield* leadInvitation(tx, review.id, at)
  if (!invitation.ok) return invitation
  const organisation = yield* loadOrganisation(tx)
  const questionIds = [...new Set(asked.map(({ questionId }) => questionId))]
  const dueOn = dueAgain(review.dueOn, {
    today: dateIn(organisation.timeZone, at),
    holidays: holidaysOf(organisation),
  })
  const returned = { questionIds, reason: message, at: at.toISOString() }
  // What a reviewer asks again is asked in this round, also where it stood until now.
  const asks = review.asks && [...new Set([...review.asks, ...questionIds])]
  const moved = yield* run(
    changeReview(tx, review, { status: stepped.status, returned, dueOn, asks }),
  )
  if (moved.length === 0) return stale('Somebody changed this review in between.')
  yield* planOpenReview(tx, review.number, at)
  yield* sendMessages(tx, opening)
  yield* giveAskedVerdicts(tx, opening, questionIds)
  yield* tellVendor(tx, opening, {
    invitationId: invitation.id,
    timeZone: organisation.timeZone,
    dueOn,
  })
  return { ok: true, result: { questionIds, dueOn }, events: eventsOf(opening, returned, dueOn) }
}

/** The newest invitation of a lead that still opens the door; without one the vendor could not answer. */
function* leadInvitation(
  tx: Db,
  reviewId: string,
  at: Date,
): Work<{ ok: true; id: string } | Refusal> {
  const invitations = yield* run(invitationsOfReview(tx, reviewId))
  const id = invitations.findLast(
    ({ role, revokedAt, expiresAt }) => role === 'lead' && revokedAt === null && expiresAt > at,
  )?.id
  if (id !== undefined) return { ok: true, id }
  return notNow('No invitation of this review is open, so the vendor could not answer.')
}

function* sendMessages(tx: Db, { row, staff, at, ids, asked }: Opening): Work<void> {
  const collected = asked.flatMap(({ id }) => (id === undefined ? [] : [id]))
  if (collected.length > 0) yield* run(markSent(tx, row.review.id, collected, at))
  for (const { id, questionId, text } of asked) {
    if (id !== undefined) continue
    const made = { id: ids.id(), reviewId: row.review.id, byId: staff.id, at, sentAt: at }
    const kind = { side: 'reviewer', kind: 'question' } as const
    yield* run(addClarification(tx, { ...made, ...kind, questionId, text }))
  }
}

function* giveAskedVerdicts(
  tx: Db,
  { row: { review }, staff, at, ids, asked }: Opening,
  questionIds: readonly string[],
): Work<void> {
  const given = yield* run(verdictsOf(tx, review.id))
  const answers = yield* run(answersForStaff(tx, review.id))
  for (const questionId of questionIds) {
    const own = given.filter((verdict) => verdict.questionId === questionId)
    yield* run(
      addVerdict(tx, {
        id: ids.id(),
        reviewId: review.id,
        questionId,
        seq: own.reduce((last, { seq }) => Math.max(last, seq), 0) + 1,
        kind: 'asked',
        reason: asked
          .filter((each) => each.questionId === questionId)
          .map(({ text }) => text)
          .join('\n\n'),
        answerRevision: answers.find((answer) => answer.questionId === questionId)?.revision ?? 0,
        byId: staff.id,
        at,
      }),
    )
  }
}

/** What came back has a date like everything else: the reminders begin again around it. */
function* tellVendor(
  tx: Db,
  { row: { review, contact }, at, ids }: Opening,
  asked: { invitationId: string; dueOn: PlainDate; timeZone: string },
): Work<void> {
  const { invitationId } = asked
  yield* run(
    addOutboxMail(tx, {
      id: ids.id(),
      reviewId: review.id,
      kind: 'returned',
      payload: { invitationId },
      toName: contact.name,
      toEmail: contact.email,
      dueAt: at,
      status: 'waiting',
      createdAt: at,
    }),
  )
  const reminders = reminderMails({ ids, reviewId: review.id, contact, at, ...asked })
  if (reminders.length > 0) yield* run(insertMail(tx, reminders))
}

function eventsOf(
  { row: { review } }: Opening,
  { questionIds, reason }: { questionIds: string[]; reason: string },
  dueOn: PlainDate,
): AuditEvent[] {
  const returned: AuditEvent = {
    kind: 'review returned',
    reviewId: review.id,
    payload: { questionIds, reason },
  }
  if (dueOn === review.dueOn) return [returned]
  const payload = { from: review.dueOn, to: dueOn, reason: 'time to answer what was returned' }
  return [returned, { kind: 'due date changed', reviewId: review.id, payload }]
}
