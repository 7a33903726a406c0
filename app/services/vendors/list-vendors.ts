// Every vendor with how much is known of it, in reading order.
import { listedReviews } from '../../../db/queries/reviews'
import { allOfferings, allVendors } from '../../../db/queries/vendors'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { LapseKind } from '../../core/judgement/standing'
import { isOpen } from '../../core/review/lifecycle'
import { compareNames, searchKeyOf } from '../../core/vendors/search-key'
import type { Services } from '../context'
import { kindsIn, lapsesToTell, readLapses } from '../reviews/read-lapses'

export interface VendorSummary {
  id: string
  name: string
  domain: string
  offerings: number
  openReviews: number
  decidedReviews: number
  /** What decisions on this vendor rested on and no longer holds. */
  lapsed: LapseKind[]
}

export type VendorsListed =
  | { ok: true; vendors: VendorSummary[]; known: number }
  | { ok: false; reason: 'not allowed' }

/** `search` looks in names and domains; `known` counts all vendors, found or not. */
export async function listVendors(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  search: string,
): Promise<VendorsListed> {
  if (!allows(staff, 'vendor.read')) return { ok: false, reason: 'not allowed' }
  const { db } = ctx.store
  const [rows, offerings, reviews, lapses] = await Promise.all([
    allVendors(db),
    allOfferings(db),
    listedReviews(db, {}),
    readLapses(ctx),
  ])
  const wanted = searchKeyOf(search)
  const offeringsOf = countBy(offerings)
  const openOf = countBy(reviews.filter(({ status }) => isOpen(status)))
  const decidedOf = countBy(reviews.filter(({ decision }) => decision !== null))
  const vendors = rows
    .filter(({ searchKey }) => searchKey.includes(wanted))
    .sort((a, b) => compareNames(a.name, b.name))
    .map(({ id, name, domain }) => ({
      id,
      name,
      domain,
      offerings: offeringsOf.get(id) ?? 0,
      openReviews: openOf.get(id) ?? 0,
      decidedReviews: decidedOf.get(id) ?? 0,
      lapsed: kindsIn({
        lapses: lapsesToTell(lapses, staff, { vendorId: id }).flatMap((each) => each.lapses),
      }),
    }))
  return { ok: true, vendors, known: rows.length }
}

function countBy(rows: readonly { vendorId: string }[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { vendorId } of rows) counts.set(vendorId, (counts.get(vendorId) ?? 0) + 1)
  return counts
}
