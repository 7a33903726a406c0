// Owes the mails about dates that draw near, each once: a row is named after what it is about and for whom.
import { insertMailOnce } from '../../../db/queries/delivery'
import {
  conditionForMail,
  evidenceForMail,
  reviewForMail,
  waiverForMail,
} from '../../../db/queries/mail-subject'
import { invitationsOfReview } from '../../../db/queries/reviews'
import { type Db, run, type Work } from '../../../db/store'
import type { ConditionNotice } from '../../core/mail/notices'
import type { OutboxEntry } from '../../core/mail/payload'
import { dateIn, morningOf, type PlainDate } from '../../core/schedule/plain-date'
import { loadOrganisation } from '../organisation/read-organisation'
import { caretakers, conditionReaders } from './recipients'
import type { Colleague } from './tell-staff'

/** To whoever looks after the review. The vendor hears of it with the round that reopens the questions. */
export function* queueEvidenceExpiring(
  tx: Db,
  {
    reviewId,
    evidenceId,
    days,
    at,
  }: { reviewId: string; evidenceId: string; days: number; at: Date },
): Work<void> {
  const [piece] = yield* run(evidenceForMail(tx, { reviewId, id: evidenceId }))
  if (!piece?.validTo) return
  const entry = { kind: 'evidence expiring', payload: { reviewId, evidenceId, days } } as const
  const about = { reviewId, at, named: ['evidence', reviewId, evidenceId, piece.validTo, days] }
  yield* owe(tx, about, entry, yield* caretakers(tx, reviewId))
}

/** To our side, and to the vendor where the condition binds it and it was told so. */
export function* queueConditionDue(
  tx: Db,
  {
    reviewId,
    conditionId,
    when,
    at,
  }: { reviewId: string; conditionId: string; when: ConditionNotice; at: Date },
): Work<void> {
  const [condition] = yield* run(conditionForMail(tx, { reviewId, id: conditionId }))
  if (!condition) return
  const { dueOn } = condition
  const about = { reviewId, at, named: conditionNamed({ reviewId, conditionId, dueOn, when }) }
  const entry = { kind: 'condition due', payload: { reviewId, conditionId, when } } as const
  const readers = yield* conditionReaders(tx, reviewId, { condition, overdue: when === 'overdue' })
  yield* owe(tx, about, entry, readers)
  if (condition.ownerSide === 'vendor') yield* askVendor(tx, about, { conditionId, dueOn, when })
}

export function* queueWaiverEnding(
  tx: Db,
  { reviewId, waiverId, days, at }: { reviewId: string; waiverId: string; days: number; at: Date },
): Work<void> {
  const [waiver] = yield* run(waiverForMail(tx, { reviewId, id: waiverId }))
  if (!waiver) return
  const entry = { kind: 'waiver ending', payload: { reviewId, waiverId, days } } as const
  const about = { reviewId, at, named: ['waiver', reviewId, waiverId, waiver.endsOn, days] }
  yield* owe(tx, about, entry, yield* caretakers(tx, reviewId))
}

/** `reviewId` is the round that the portal prepared and that waits to be sent. */
export function* queueReReviewComing(
  tx: Db,
  { reviewId, at }: { reviewId: string; at: Date },
): Work<void> {
  const entry = { kind: 're-review coming', payload: { reviewId } } as const
  const about = { reviewId, at, named: ['prepared', reviewId] }
  yield* owe(tx, about, entry, yield* caretakers(tx, reviewId))
}

interface ConditionAsked {
  conditionId: string
  dueOn: PlainDate
  when: ConditionNotice
}

const conditionNamed = (asked: ConditionAsked & { reviewId: string }) => [
  'condition',
  asked.reviewId,
  asked.conditionId,
  asked.dueOn,
  asked.when,
]

/** The id of the row that asks the vendor. */
export const vendorMailId = (asked: ConditionAsked & { reviewId: string }): string =>
  [...conditionNamed(asked), 'vendor'].join('-')

interface About {
  reviewId: string
  at: Date
  /** What makes this notice another than those before it: a date that moved is told again. */
  named: readonly (string | number)[]
}

/** Only while the link lives: without it the vendor could read nowhere what the mail is about. */
function* askVendor(tx: Db, { reviewId, at }: About, asked: ConditionAsked): Work<void> {
  const [about] = yield* run(reviewForMail(tx, reviewId))
  const invitation = (yield* run(invitationsOfReview(tx, reviewId))).findLast(
    ({ revokedAt, expiresAt }) => revokedAt === null && expiresAt > at,
  )
  if (!about?.review.outcomeReleasedAt || !invitation) return
  const { timeZone } = yield* loadOrganisation(tx)
  const { conditionId, when } = asked
  const payload = { invitationId: invitation.id, conditionId, when }
  const row = rowOf({ reviewId, at }, { kind: 'vendor condition', payload })
  const { name: toName, email: toEmail } = about.contact
  const id = vendorMailId({ reviewId, ...asked })
  yield* run(insertMailOnce(tx, { ...row, toName, toEmail, id, dueAt: civil(at, timeZone) }))
}

/** Nobody outside is written to at night: not before the morning of that day. */
function civil(at: Date, timeZone: string): Date {
  const day: PlainDate = dateIn(timeZone, at)
  const morning = morningOf(day, timeZone)
  return at < morning ? morning : at
}

function* owe(tx: Db, about: About, entry: OutboxEntry, people: readonly Colleague[]): Work<void> {
  for (const { id, name, email } of people) {
    const to = { toName: name, toEmail: email, id: [...about.named, id].join('-') }
    yield* run(insertMailOnce(tx, { ...rowOf(about, entry), ...to }))
  }
}

const rowOf = ({ reviewId, at }: Pick<About, 'reviewId' | 'at'>, entry: OutboxEntry) => ({
  reviewId,
  ...entry,
  status: 'waiting' as const,
  dueAt: at,
  createdAt: at,
})
