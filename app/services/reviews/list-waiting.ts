// The first page: whose move it is, review by review, with how far each vendor has come.
import { lastReviewNumber, reviewById } from '../../../db/queries/reviews'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { isWithVendor, unfinishedStatuses } from '../../core/review/lifecycle'
import { pageOf } from '../../core/review/listing'
import type { WaitingOn } from '../../core/review/waiting'
import { isWished, type WaitingWish } from '../../core/review/waiting-wish'
import { dateIn, type PlainDate } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { readProgress } from '../mail/read-progress'
import { readOrganisation } from '../organisation/read-organisation'
import { type Chase, readChase } from './read-chase'
import { type ReviewSummary, reviewSummaries } from './review-summaries'

export type ChasedReview = ReviewSummary & Chase

export interface WaitingReview extends ChasedReview {
  /** Whole percent of the questions shown so far; null while the vendor has not been asked. */
  percentAnswered: number | null
}

export interface WaitingGroup {
  on: WaitingOn
  /** The first ones, most urgent first; a page of them where the group stands alone. */
  reviews: WaitingReview[]
  total: number
  overdue: number
  page: number
  pages: number
}

/** More than fit a first page stand on the pages of the group alone. */
const MOST_SHOWN = 25

export type WaitingListed =
  | {
      ok: true
      groups: WaitingGroup[]
      /** The first back comes first. */
      snoozed: ChasedReview[]
      /** Whether there is any review at all. */
      known: boolean
      /** Of everybody, without any filter. */
      everybodys: number
      mine: number
    }
  | { ok: false; reason: 'not allowed' }

type WaitingContext = Pick<Services, 'store' | 'clock' | 'mailer' | 'questionnaires'>

/** For those who see every review; a requester's own uses are listed by `listUses`. */
export async function listWaiting(
  ctx: WaitingContext,
  staff: Staff,
  wish: WaitingWish = { page: 1 },
): Promise<WaitingListed> {
  if (!allows(staff, 'review.outcome')) return { ok: false, reason: 'not allowed' }
  const { timeZone } = await readOrganisation(ctx)
  const today = dateIn(timeZone, ctx.clock.now())
  const all = await chasedReviews(ctx, today)
  const wished = all.filter((row) => isWished(row, wish, staff.id))
  const awake = wished.filter(({ snoozed }) => snoozed === null)
  const asked = orderFor(staff).filter((on) => wish.on === undefined || wish.on === on)
  const [newest] = await lastReviewNumber(ctx.store.db)
  return {
    ok: true,
    groups: await Promise.all(asked.map((on) => groupOf(ctx, { on, awake, wish, today }))),
    snoozed: wished
      .filter(({ snoozed }) => snoozed !== null)
      .sort((a, b) => compare(a.snoozed?.until ?? '', b.snoozed?.until ?? '')),
    known: newest !== undefined,
    everybodys: all.length,
    mine: all.filter(({ ownerId }) => ownerId === staff.id).length,
  }
}

/** Closed and cancelled reviews wait on nobody, and are not read at all. */
async function chasedReviews(ctx: WaitingContext, today: PlainDate): Promise<ChasedReview[]> {
  const [reviews, chase] = await Promise.all([
    reviewSummaries(ctx, { statuses: unfinishedStatuses }),
    readChase(ctx, today),
  ])
  return reviews.flatMap((review) => {
    const own = chase.get(review.id)
    return own === undefined ? [] : [{ ...review, ...own }]
  })
}

/** What the reader can move comes first. */
function orderFor(staff: Staff): WaitingOn[] {
  return allows(staff, 'review.launch') || !allows(staff, 'answers.judge')
    ? ['us', 'vendor', 'reviewer', 'nobody']
    : ['reviewer', 'us', 'vendor', 'nobody']
}

interface Grouping {
  on: WaitingOn
  awake: readonly ChasedReview[]
  wish: WaitingWish
  today: PlainDate
}

async function groupOf(
  ctx: WaitingContext,
  { on, awake, wish, today }: Grouping,
): Promise<WaitingGroup> {
  const waiting = awake.filter((row) => row.waitingOn === on).sort(byUrgency)
  const { rows, page, pages } =
    wish.on === undefined
      ? { rows: waiting.slice(0, MOST_SHOWN), page: 1, pages: 1 }
      : pageOf(waiting, wish.page)
  const reviews = await Promise.all(rows.map((row) => withProgress(ctx, row, today)))
  const overdue = waiting.filter((row) => row.overdue).length
  return { on, reviews, total: waiting.length, overdue, page, pages }
}

const urgentDate = (row: ReviewSummary): string =>
  row.status === 'decided' ? (row.nextReviewOn ?? '9999-12-31') : row.dueOn

const compare = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0)

const byUrgency = (a: ReviewSummary, b: ReviewSummary): number =>
  compare(urgentDate(a), urgentDate(b)) || a.number - b.number

async function withProgress(
  ctx: Pick<Services, 'store' | 'questionnaires'>,
  row: ChasedReview,
  today: PlainDate,
): Promise<WaitingReview> {
  if (!isWithVendor(row.status)) return { ...row, percentAnswered: null }
  if (row.openedAt === null) return { ...row, percentAnswered: 0 }
  const [review] = await reviewById(ctx.store.db, row.id)
  if (review === undefined) return { ...row, percentAnswered: null }
  const { progress } = await readProgress(ctx, review, today)
  const percentAnswered =
    // Rounded down: 100 % is said only when nothing is open.
    progress.total === 0 ? 0 : Math.floor((100 * progress.answered) / progress.total)
  return { ...row, percentAnswered }
}
