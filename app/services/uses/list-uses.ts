// The uses that a member of staff may see: a requester their own, the others all.
import { listedReviews } from '../../../db/queries/reviews'
import { listedUses } from '../../../db/queries/uses'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { LapseKind } from '../../core/judgement/standing'
import { isOpen, type ReviewStatus } from '../../core/review/lifecycle'
import { productParts } from '../../core/uses/product'
import { ALREADY_IN_USE, PRODUCT_ITEM, START_ITEM } from '../../core/uses/use-form'
import type { Services } from '../context'
import { kindsIn, readLapses } from '../reviews/read-lapses'

export interface UseSummary {
  id: string
  title: string
  owner: string
  product: string
  vendor: string
  tier: number | null
  status: 'filed' | 'refused' | 'withdrawn'
  alreadyInUse: boolean
  requesterId: string
  filedBy: string
  /** ISO instant. */
  filedAt: string
  /** The newest review of this use, cancelled ones left out. */
  review: { number: number; status: ReviewStatus; lapsed: LapseKind[] } | null
  /** Filed, and no review of it is open. */
  canBeLaunched: boolean
}

export type UsesListed = { ok: true; uses: UseSummary[] } | { ok: false; reason: 'not allowed' }

/** Newest first; with `own`, those that the person filed, also where they may see others. */
export async function listUses(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  { own = false } = {},
): Promise<UsesListed> {
  if (!allows(staff, 'use.list')) return { ok: false, reason: 'not allowed' }
  const everybodys = !own && allows(staff, 'use.read')
  const { db } = ctx.store
  const rows = await listedUses(db, everybodys ? null : staff.id)
  if (rows.length === 0) return { ok: true, uses: [] }
  const reviews = await listedReviews(db, everybodys ? {} : { requesterId: staff.id })
  const lapses = await readLapses(ctx)
  const standing = new Map(
    // In order of their numbers, so the newest review of a use is the one that stays.
    reviews.filter(({ status }) => status !== 'cancelled').map((review) => [review.useId, review]),
  )
  const uses = rows
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
    .map((row): UseSummary => {
      const newest = standing.get(row.id)
      const review = newest
        ? { number: newest.number, status: newest.status, lapsed: kindsIn(lapses.get(newest.id)) }
        : null
      return {
        ...subjectOf(row.intake),
        id: row.id,
        title: row.title,
        owner: row.owner,
        tier: row.tier,
        status: row.status,
        requesterId: row.requesterId,
        filedBy: row.requesterName,
        filedAt: row.createdAt.toISOString(),
        review,
        canBeLaunched: row.status === 'filed' && (review === null || !isOpen(review.status)),
      }
    })
  return { ok: true, uses }
}

/** From the answers themselves: their ids and values mean the same in every version of the intake. */
function subjectOf(answers: Record<string, unknown>) {
  const { product, vendor } = productParts(String(answers[PRODUCT_ITEM] ?? ''))
  return { product, vendor, alreadyInUse: answers[START_ITEM] === ALREADY_IN_USE }
}
