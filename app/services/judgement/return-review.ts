// Gives named questions back to the vendor: only these can be written again, until they are submitted again.
import { addOutboxMail, addVerdict } from '../../../db/queries/judgement'
import { changeReview, invitationsOfReview } from '../../../db/queries/reviews'
import { type Db, run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { AuditEvent } from '../../core/audit/events'
import { stateOf } from '../../core/judgement/assessment'
import type { ReturnInput } from '../../core/judgement/input'
import { visibleQuestions } from '../../core/questionnaire/visible'
import { step } from '../../core/review/lifecycle'
import { addWorkingDays, type PlainDate } from '../../core/schedule/plain-date'
import { type CaseFile, loadCase } from './load-case'
import { openProposalBlocks } from './open-proposal'
import { notFound, notNow, type Refusal, stale, wrongField } from './refusal'
import { type CaseRow, changeCase, frozenQuestionnaire, type JudgementContext } from './with-review'

/** The vendor has at least this long for what came back, whatever the first due date was. */
const WORKING_DAYS_TO_ANSWER_AGAIN = 5

/** The questions are named to the vendor together with the reason; each also gets the verdict "asked". */
export async function returnReview(
  ctx: JudgementContext,
  staff: Staff,
  number: number,
  { questionIds, reason }: ReturnInput,
) {
  const questionnaire = await frozenQuestionnaire(ctx, number)
  const named = [...new Set(questionIds)]
  const about = { number, action: 'clarification.send' } as const
  return changeCase(ctx, staff, about, function* (tx, row, at) {
    const { review } = row
    if (!questionnaire) return notFound()
    const stepped = step(review.status, 'return')
    if (!stepped.ok) return notNow(stepped.sentence)
    const file = yield* loadCase(tx, row, { questionnaire, now: at })
    const open = yield* openInvitation(tx, review.id, at)
    const refused =
      (yield* openProposalBlocks(tx, review.id)) ?? unasked(file, named) ?? open.refusal
    if (refused) return refused
    const dueOn = laterDueDate(review.dueOn, file.input.asOf)
    const returned = { questionIds: named, reason, at: at.toISOString() }
    const moved = yield* run(changeReview(tx, review, { status: stepped.status, returned, dueOn }))
    if (moved.length === 0) return stale('Somebody changed this review in between.')
    for (const questionId of named) {
      yield* run(
        addVerdict(tx, {
          ...asked(file, questionId),
          reason,
          id: ctx.ids.id(),
          byId: staff.id,
          at,
        }),
      )
    }
    yield* tellVendor(tx, row, { id: ctx.ids.id(), invitationId: open.invitationId, at })
    return { ok: true as const, result: null, events: eventsOf(row, { named, reason, dueOn }) }
  })
}

function unasked({ input }: CaseFile, named: readonly string[]): Refusal | null {
  const shown = new Set(visibleQuestions(input.questionnaire, input).map(({ id }) => id))
  const unknown = named.find((id) => !shown.has(id))
  return unknown === undefined
    ? null
    : wrongField('questionIds', `This review does not ask ${unknown}`)
}

function asked({ row, states, verdicts }: CaseFile, questionId: string) {
  const given = verdicts.filter((verdict) => verdict.questionId === questionId)
  return {
    reviewId: row.review.id,
    questionId,
    seq: given.length + 1,
    kind: 'asked' as const,
    answerRevision: stateOf(states, questionId).revision,
  }
}

/** The newest invitation that still opens the door; without one the vendor could not answer. */
function* openInvitation(tx: Db, reviewId: string, at: Date) {
  const invitations = yield* run(invitationsOfReview(tx, reviewId))
  const open = invitations.filter(
    ({ revokedAt, expiresAt }) => revokedAt === null && expiresAt > at,
  )
  const invitationId = open[open.length - 1]?.id
  const sentence = 'No invitation of this review is open, so the vendor could not answer.'
  return invitationId === undefined
    ? { invitationId: '', refusal: notNow(sentence) }
    : { invitationId, refusal: null }
}

function laterDueDate(dueOn: PlainDate, today: PlainDate): PlainDate {
  const soonest = addWorkingDays(today, WORKING_DAYS_TO_ANSWER_AGAIN)
  return dueOn > soonest ? dueOn : soonest
}

const tellVendor = (
  tx: Db,
  { review, contact }: CaseRow,
  { id, invitationId, at }: { id: string; invitationId: string; at: Date },
) =>
  run(
    addOutboxMail(tx, {
      id,
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

function eventsOf(
  { review }: CaseRow,
  { named, reason, dueOn }: { named: string[]; reason: string; dueOn: PlainDate },
): AuditEvent[] {
  const returned: AuditEvent = {
    kind: 'review returned',
    reviewId: review.id,
    payload: { questionIds: named, reason },
  }
  if (dueOn === review.dueOn) return [returned]
  const payload = { from: review.dueOn, to: dueOn, reason: 'time to answer what was returned' }
  return [returned, { kind: 'due date changed', reviewId: review.id, payload }]
}
