// The first page: whose move it is, review by review, with how far each vendor has come.
import { reviewById } from '../../../db/queries/reviews'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { isWithVendor } from '../../core/review/lifecycle'
import type { WaitingOn } from '../../core/review/waiting'
import { dateIn } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { readProgress } from '../mail/read-progress'
import { readOrganisation } from '../organisation/read-organisation'
import { type ReviewSummary, reviewSummaries } from './review-summaries'

export interface WaitingReview extends ReviewSummary {
  /** Whole percent of the questions shown so far; null while the vendor has not been asked. */
  percentAnswered: number | null
}

export interface WaitingGroup {
  on: WaitingOn
  /** The first ones, most urgent first. */
  reviews: WaitingReview[]
  total: number
}

/** More than fit a first page stand in the list that the group's heading leads to. */
const MOST_SHOWN = 25

export type WaitingListed =
  | { ok: true; groups: WaitingGroup[]; known: number }
  | { ok: false; reason: 'not allowed' }

/** For those who see every review; a requester's own uses are listed by `listUses`. */
export async function listWaiting(
  ctx: Pick<Services, 'store' | 'clock' | 'mailer' | 'questionnaires'>,
  staff: Staff,
): Promise<WaitingListed> {
  if (!allows(staff, 'review.outcome')) return { ok: false, reason: 'not allowed' }
  const all = await reviewSummaries(ctx, {})
  const resting = ({ status }: ReviewSummary) => status === 'closed' || status === 'cancelled'
  const groups = orderFor(staff).map(async (on): Promise<WaitingGroup> => {
    const waiting = all.filter((row) => row.waitingOn === on && !resting(row)).sort(byUrgency)
    const shown = waiting.slice(0, MOST_SHOWN)
    const reviews = await Promise.all(shown.map((row) => withProgress(ctx, row)))
    return { on, reviews, total: waiting.length }
  })
  return { ok: true, groups: await Promise.all(groups), known: all.length }
}

/** What the reader can move comes first. */
function orderFor(staff: Staff): WaitingOn[] {
  return allows(staff, 'review.launch') || !allows(staff, 'answers.judge')
    ? ['us', 'vendor', 'reviewer', 'nobody']
    : ['reviewer', 'us', 'vendor', 'nobody']
}

const urgentDate = (row: ReviewSummary): string =>
  row.status === 'decided' ? (row.nextReviewOn ?? '9999-12-31') : row.dueOn

function byUrgency(a: ReviewSummary, b: ReviewSummary): number {
  const [x, y] = [urgentDate(a), urgentDate(b)]
  return x < y ? -1 : x > y ? 1 : a.number - b.number
}

async function withProgress(
  ctx: Pick<Services, 'store' | 'clock' | 'questionnaires'>,
  row: ReviewSummary,
): Promise<WaitingReview> {
  if (!isWithVendor(row.status)) return { ...row, percentAnswered: null }
  if (row.openedAt === null) return { ...row, percentAnswered: 0 }
  const [review] = await reviewById(ctx.store.db, row.id)
  if (review === undefined) return { ...row, percentAnswered: null }
  const { timeZone } = await readOrganisation(ctx)
  const today = dateIn(timeZone, ctx.clock.now())
  const { progress } = await readProgress(ctx, review, today)
  const percentAnswered =
    // Rounded down: 100 % is said only when nothing is open.
    progress.total === 0 ? 0 : Math.floor((100 * progress.answered) / progress.total)
  return { ...row, percentAnswered }
}
