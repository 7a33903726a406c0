// One vendor for its page: offerings, contacts and the reviews of it.
import { listedReviews } from '../../../db/queries/reviews'
import { contactsOfVendor, offeringsOfVendor, vendorById } from '../../../db/queries/vendors'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { compareNames } from '../../core/vendors/search-key'
import type { Services } from '../context'

export async function loadVendor(ctx: Pick<Services, 'store'>, staff: Staff, vendorId: string) {
  if (!allows(staff, 'vendor.read')) return { ok: false, reason: 'not allowed' } as const
  const { db } = ctx.store
  const [vendor] = await vendorById(db, vendorId)
  if (vendor === undefined) return { ok: false, reason: 'no such vendor' } as const
  const [offerings, contacts, reviews] = await Promise.all([
    offeringsOfVendor(db, vendorId),
    contactsOfVendor(db, vendorId),
    listedReviews(db, { vendorId }),
  ])
  return {
    ok: true,
    vendor: {
      id: vendor.id,
      name: vendor.name,
      legalName: vendor.legalName,
      domain: vendor.domain,
    },
    offerings: offerings
      .map(({ id, name, plan }) => ({ id, name, plan }))
      .sort((a, b) => compareNames(`${a.name} ${a.plan}`, `${b.name} ${b.plan}`)),
    contacts: contacts
      .map(({ id, name, email }) => ({ id, name, email }))
      .sort((a, b) => compareNames(a.name, b.name)),
    reviews: reviews.reverse().map((review) => ({
      number: review.number,
      offering: `${review.offeringName}, ${review.offeringPlan}`,
      use: review.useTitle,
      tier: review.tier,
      status: review.status,
      decision: review.decision,
      residual: review.residual,
      nextReviewOn: review.nextReviewOn,
    })),
    mayManage: allows(staff, 'vendor.manage'),
  } as const
}
