// One line a review for every list: pages, exports and the command line read the same.
import { sentClarifications } from '../../../db/queries/clarifications'
import { openProposals } from '../../../db/queries/judgement'
import { handedOver, unopenedInvitationMail } from '../../../db/queries/outbox'
import { type ListedReview, listedReviews, type ReviewScope } from '../../../db/queries/reviews'
import { waitingForUs } from '../../core/clarify/thread'
import { isOpen } from '../../core/review/lifecycle'
import type { Listable } from '../../core/review/listing'
import { type InvitationReach, isOverdue, type Waiting, waitingOn } from '../../core/review/waiting'
import { dateIn, type PlainDate } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { offeringWords } from '../mail/invitation-facts'
import { readOrganisation } from '../organisation/read-organisation'
import { kindsIn, readLapses } from './read-lapses'

export interface ReviewSummary extends Listable {
  id: string
  vendorId: string
  use: string
  useId: string
  requesterId: string
  round: number
  waitingFor: string
  /** ISO instants. */
  sentAt: string | null
  openedAt: string | null
  lastActivityAt: string | null
  /** 0–100 to one decimal; null before the decision. */
  assured: number | null
  asStated: number | null
  decision: ListedReview['decision']
  nextReviewReason: string | null
}

export type SummariesContext = Pick<Services, 'store' | 'clock' | 'mailer'>

/** Every review in the scope, in the order of their numbers. Asks for no permission: its callers do. */
export async function reviewSummaries(
  ctx: SummariesContext,
  scope: ReviewScope,
): Promise<ReviewSummary[]> {
  const { db } = ctx.store
  const now = ctx.clock.now()
  const { timeZone } = await readOrganisation(ctx)
  const [rows, mails, codes, proposals, lapses, said] = await Promise.all([
    listedReviews(db, scope),
    unopenedInvitationMail(db),
    handedOver(db),
    openProposals(db),
    readLapses(ctx),
    sentClarifications(db),
  ])
  const proposed = new Set(proposals.map(({ reviewId }) => reviewId))
  const handed = new Set(codes.map(({ reviewId }) => reviewId))
  const mailsOf = new Map<string, typeof mails>()
  for (const mail of mails) {
    mailsOf.set(mail.reviewId, [...(mailsOf.get(mail.reviewId) ?? []), mail])
  }
  const today = dateIn(timeZone, now)
  const saidOn = new Map<string, typeof said>()
  for (const each of said) saidOn.set(each.reviewId, [...(saidOn.get(each.reviewId) ?? []), each])
  const following = new Map(
    rows.filter(({ status }) => isOpen(status)).map((row) => [row.priorReviewId, row.number]),
  )
  return rows.map((row) => {
    const mail = mailsOf.get(row.id) ?? []
    const reached = row.openedAt !== null || handed.has(row.id)
    const invitation = reached ? 'reached' : reachOf(mail, { now, mailsGoOut: ctx.mailer !== null })
    const lapsed = lapses.get(row.id)
    const vendorAsks = waitingForUs(saidOn.get(row.id) ?? []).length
    const nextRound = following.get(row.id) ?? null
    const facts = { ...row, invitation, proposed: proposed.has(row.id), vendorAsks, nextRound }
    const waiting = waitingOn({ ...facts, lapses: lapsed?.lapses ?? [] }, today)
    return { ...summaryOf(row, waiting, today), lapsed: kindsIn(lapsed) }
  })
}

/** Mail that was due this long ago and has not left is no longer "on its way". */
const PATIENCE_MS = 15 * 60 * 1000

function reachOf(
  mails: readonly { status: string; dueAt: Date }[],
  { now, mailsGoOut }: { now: Date; mailsGoOut: boolean },
): InvitationReach {
  if (mails.length === 0) return 'none'
  if (mails.some(({ status }) => status === 'sent')) return 'reached'
  if (mails.some(({ status }) => status === 'failed')) return 'failed'
  const fresh = mails.some(({ dueAt }) => now.getTime() - dueAt.getTime() < PATIENCE_MS)
  return mailsGoOut && fresh ? 'on its way' : 'unreached'
}

function summaryOf(
  row: ListedReview,
  waiting: Waiting,
  today: PlainDate,
): Omit<ReviewSummary, 'lapsed'> {
  const { vendorName, offeringName, offeringPlan, useTitle, assuredTenths, asStatedTenths } = row
  return {
    id: row.id,
    number: row.number,
    vendorId: row.vendorId,
    vendor: vendorName,
    vendorSearchKey: row.vendorSearchKey,
    offering: offeringWords({ name: offeringName, plan: offeringPlan }),
    use: useTitle,
    useId: row.useId,
    requesterId: row.requesterId,
    round: row.round,
    status: row.status,
    tier: row.tier,
    dueOn: row.dueOn,
    overdue: isOverdue(row, today),
    waitingOn: waiting.on,
    waitingFor: waiting.because,
    sentAt: row.sentAt?.toISOString() ?? null,
    openedAt: row.openedAt?.toISOString() ?? null,
    lastActivityAt: row.lastActivityAt?.toISOString() ?? null,
    assured: assuredTenths === null ? null : assuredTenths / 10,
    asStated: asStatedTenths === null ? null : asStatedTenths / 10,
    residual: row.residual,
    decision: row.decision,
    nextReviewOn: row.nextReviewOn,
    nextReviewReason: row.nextReviewReason,
  }
}
