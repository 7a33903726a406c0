// One review at a glance: its people, dates, mail and story, as far as the reader may know them.
import { auditOfReview } from '../../../db/queries/audit'
import { clarificationsOf } from '../../../db/queries/clarifications'
import { conditionsOf } from '../../../db/queries/conditions'
import { proposalsOf } from '../../../db/queries/judgement'
import { mailOfReview } from '../../../db/queries/outbox'
import { userById } from '../../../db/queries/people'
import { invitationsOfReview } from '../../../db/queries/reviews'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { waitingForUs } from '../../core/clarify/thread'
import { conditionState } from '../../core/judgement/condition'
import { closedBecause } from '../../core/respond/door'
import { isOpen, isWithVendor, step } from '../../core/review/lifecycle'
import { dateIn, type PlainDate } from '../../core/schedule/plain-date'
import { causesOf } from '../changes/list-changes'
import type { Services } from '../context'
import { scoresUpTo } from '../difference/round-scores'
import { respondLink } from '../mail/invitation-facts'
import { readOrganisation } from '../organisation/read-organisation'
import type { ConditionRow } from '../report/compose/ground'
import { readAhead } from '../schedule/read-ahead'
import { findReview, type ReviewRows } from './find-review'
import { readTimeline } from './read-timeline'

type OverviewContext = Pick<Services, 'store' | 'clock' | 'secrets' | 'mailer' | 'questionnaires'>

export async function loadOverview(
  ctx: OverviewContext,
  staff: Staff,
  { number, origin }: { number: number; origin: string },
) {
  const found = await findReview(ctx, staff, number)
  if (!found.ok) return found
  const { rows, reader } = found
  const { review } = rows
  const events = await auditOfReview(ctx.store.db, review.id)
  const conditions = await conditionsOf(ctx.store.db, review.id)
  const proposals = review.decidedAt === null ? [] : await proposalsOf(ctx.store.db, review.id)
  const { timeZone } = await readOrganisation(ctx)
  const today = dateIn(timeZone, ctx.clock.now())
  const steers = reader !== 'outcome'
  const mail = steers ? await mailState(ctx, review.id) : null
  const overview = {
    ...factsOf(rows),
    timeline: await readTimeline(ctx, rows, { events, reader }),
    reason: proposals.findLast(({ status }) => status === 'approved')?.reason ?? null,
    conditions: conditions.map((condition) => shownCondition(condition, today)),
    mail,
    refused: mail ? lastRefusal(mail, rows.contact.email) : null,
    link: allows(staff, 'review.handOver') ? await openLink(ctx, rows, origin) : null,
    vendorAsks:
      allows(staff, 'clarification.read', { decided: false }) && isOpen(review.status)
        ? await vendorAsks(ctx, review.id)
        : null,
    ...(await readAhead(ctx, review, steers)),
    rounds: await scoresUpTo(ctx, staff, review),
    mailsGoOut: ctx.mailer !== null,
    cause: await causeOf(ctx, rows, steers),
    legalHold: steers ? await holdOf(ctx, review) : null,
    may: mayDo(staff, review),
  }
  return { ok: true, overview } as const
}

const mayDo = (staff: Staff, { status, nextReviewOn }: ReviewRows['review']) => ({
  takeUp: step(status, 'take up').ok && allows(staff, 'answers.judge'),
  retry: allows(staff, 'outbox.retry'),
  resume: status === 'draft' && allows(staff, 'review.launch'),
  cancel: isOpen(status) && allows(staff, 'review.cancel'),
  moveNext: status === 'decided' && nextReviewOn !== null && allows(staff, 'review.changeDue'),
  changeDue: isWithVendor(status) && allows(staff, 'review.changeDue'),
  recordChange: status === 'decided' && allows(staff, 'change.record'),
  close: status === 'decided' && allows(staff, 'review.close'),
  hold: status !== 'draft' && allows(staff, 'review.hold'),
  inviteAnew: isWithVendor(status) && allows(staff, 'review.handOver'),
})

async function holdOf({ store }: Pick<Services, 'store'>, { legalHold }: ReviewRows['review']) {
  if (!legalHold) return null
  const [user] = await userById(store.db, legalHold.byId)
  return { by: user?.name ?? '', at: legalHold.at, reason: legalHold.reason }
}

async function causeOf(ctx: OverviewContext, { review, vendor }: ReviewRows, steers: boolean) {
  return {
    ...{ round: review.round, kind: review.kind, because: review.preparedBecause },
    draft: review.status === 'draft',
    vendorId: vendor.id,
    causes: steers ? await causesOf(ctx, review.id) : [],
  }
}

/** Without the notes on it: they may say what only those who read answers may know. */
const shownCondition = (condition: ConditionRow, today: PlainDate) => ({
  number: condition.number,
  sentence: condition.sentence,
  ownerSide: condition.ownerSide,
  owner: condition.owner,
  dueOn: condition.dueOn,
  consequence: condition.consequence,
  state: conditionState(condition, today),
})

/** What of the vendor's own questions nobody here has answered; null where there is none. */
async function vendorAsks({ store }: Pick<Services, 'store'>, reviewId: string) {
  const waiting = waitingForUs(await clarificationsOf(store.db, reviewId))
  const amendments = waiting.filter(({ kind }) => kind === 'amendment').length
  if (waiting.length === 0) return null
  return { questions: waiting.length - amendments, amendments }
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

function factsOf({ review, use, contact, launchedBy }: ReviewRows) {
  return {
    number: review.number,
    revision: review.revision,
    status: review.status,
    tier: review.tier,
    tierReasons: review.tierReasons,
    round: review.round,
    message: review.message,
    use: { id: use.id, title: use.title, owner: use.owner },
    offeringId: review.offeringId,
    contact: { name: contact.name, email: contact.email },
    launchedBy: launchedBy.name,
    createdAt: review.createdAt.toISOString(),
    sentAt: iso(review.sentAt),
    openedAt: iso(review.openedAt),
    lastActivityAt: iso(review.lastActivityAt),
    submittedAt: iso(review.submittedAt),
    decidedAt: iso(review.decidedAt),
    dueOn: review.dueOn,
    decision: review.decision,
    validUntil: review.validUntil,
    nextReviewOn: review.nextReviewOn,
    nextReviewReason: review.nextReviewReason,
    cancelReason: review.cancelReason,
    alreadyInUse: review.intakeFacts.already_in_use === true,
  }
}

async function mailState({ store }: Pick<Services, 'store'>, reviewId: string) {
  const rows = await mailOfReview(store.db, reviewId)
  return rows
    .filter(({ kind }) => kind !== 'code')
    .map(({ sentAt, dueAt, ...mail }) => ({ ...mail, at: (sentAt ?? dueAt).toISOString() }))
}

/** The last word of the contact's mail server, while the last mail to this address could not be delivered. */
function lastRefusal(
  mails: readonly { status: string; toEmail: string; lastError: string | null }[],
  email: string,
): string | null {
  const last = mails.findLast(
    ({ status, toEmail }) => toEmail === email && (status === 'sent' || status === 'failed'),
  )
  return last?.status === 'failed' ? (last.lastError ?? 'It could not be delivered') : null
}

/** The link to copy; null where nothing could be opened with it. */
async function openLink(ctx: OverviewContext, { review }: ReviewRows, origin: string) {
  const invitations = await invitationsOfReview(ctx.store.db, review.id)
  const now = ctx.clock.now()
  const open = invitations.find(
    (invitation) => closedBecause({ ...invitation, status: review.status }, now) === null,
  )
  if (open === undefined) return null
  return respondLink(origin, ctx.secrets.deriveToken('invitation', open.id))
}
