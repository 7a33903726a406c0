// What decided reviews rested on and no longer holds today, read for every list and page that must say so.
import { conditionsFollowed } from '../../../db/queries/conditions'
import { listedReviews } from '../../../db/queries/reviews'
import { waiversFollowed } from '../../../db/queries/waivers'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { type LapsedReview, type LapseKind, lapsesOf } from '../../core/judgement/standing'
import { dateIn } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { offeringWords } from '../mail/invitation-facts'
import { readOrganisation } from '../organisation/read-organisation'

interface Owned extends LapsedReview {
  vendorId: string
  useId: string
  requesterId: string
}

export type LapsesByReview = ReadonlyMap<string, Owned>

/** By review id; reviews that stand as they were decided are missing. Asks for no permission: its callers do. */
export async function readLapses(
  ctx: Pick<Services, 'store' | 'clock'>,
  vendorId?: string,
): Promise<LapsesByReview> {
  const { db } = ctx.store
  const { timeZone } = await readOrganisation(ctx)
  const now = { at: ctx.clock.now(), on: dateIn(timeZone, ctx.clock.now()) }
  const [conditions, waivers] = await Promise.all([
    conditionsFollowed(db, vendorId),
    waiversFollowed(db, vendorId),
  ])
  // Most portals have neither; the reviews are then not read at all.
  if (conditions.length + waivers.length === 0) return new Map()
  const scope = { statuses: ['decided'] as const }
  const reviews = await listedReviews(db, vendorId === undefined ? scope : { ...scope, vendorId })
  const conditionsBy = grouped(conditions.map(({ condition }) => condition))
  const waiversBy = grouped(
    waivers.map(({ waiver }) => ({
      ...waiver,
      withdrawnOn: waiver.withdrawnAt ? dateIn(timeZone, waiver.withdrawnAt) : null,
    })),
  )
  const found = new Map<string, Owned>()
  for (const review of reviews) {
    const decidedOn = review.decidedAt ? dateIn(timeZone, review.decidedAt) : null
    const rested = {
      conditions: conditionsBy.get(review.id) ?? [],
      waivers: waiversBy.get(review.id) ?? [],
    }
    const lapses = lapsesOf({ ...review, decidedOn }, rested, now)
    if (lapses.length > 0) found.set(review.id, { ...subjectOf(review), lapses })
  }
  return found
}

/** Each kind once, for the tags of a list. */
export const kindsIn = (lapsed: Pick<LapsedReview, 'lapses'> | undefined): LapseKind[] => [
  ...new Set(lapsed?.lapses.map(({ kind }) => kind)),
]

/** Newest first, as pages show them: somebody who sees no other uses is told of their own alone. */
export function lapsesToTell(
  lapses: LapsesByReview,
  staff: Staff,
  about: { vendorId?: string; useId?: string } = {},
): LapsedReview[] {
  const seesAll = allows(staff, 'review.outcome')
  return [...lapses.values()]
    .filter(({ requesterId }) => seesAll || requesterId === staff.id)
    .filter(({ vendorId }) => about.vendorId === undefined || vendorId === about.vendorId)
    .filter(({ useId }) => about.useId === undefined || useId === about.useId)
    .sort((a, b) => b.number - a.number)
    .map(({ number, offering, use, lapses: each }) => ({ number, offering, use, lapses: each }))
}

type Listed = Awaited<ReturnType<typeof listedReviews>>[number]

const subjectOf = (review: Listed) => ({
  number: review.number,
  vendorId: review.vendorId,
  useId: review.useId,
  requesterId: review.requesterId,
  offering: offeringWords({ name: review.offeringName, plan: review.offeringPlan }),
  use: review.useTitle,
})

function grouped<Row extends { reviewId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(row.reviewId, [...(groups.get(row.reviewId) ?? []), row])
  return groups
}
