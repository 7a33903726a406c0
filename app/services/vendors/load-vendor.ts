// One vendor for its page: offerings, contacts and the reviews of it.
import { type ListedReview, listedReviews } from '../../../db/queries/reviews'
import { contactsOfVendor, offeringsOfVendor, vendorById } from '../../../db/queries/vendors'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { compareNames } from '../../core/vendors/search-key'
import { changesTold } from '../changes/list-changes'
import type { Services } from '../context'
import { coursesOfVendor } from '../difference/round-scores'
import { offeringWords } from '../mail/invitation-facts'
import { kindsIn, type LapsesByReview, lapsesToTell, readLapses } from '../reviews/read-lapses'

export async function loadVendor(
  ctx: Pick<Services, 'store' | 'clock' | 'questionnaires'>,
  staff: Staff,
  vendorId: string,
) {
  if (!allows(staff, 'vendor.read')) return { ok: false, reason: 'not allowed' } as const
  const { db } = ctx.store
  const [vendor] = await vendorById(db, vendorId)
  if (vendor === undefined) return { ok: false, reason: 'no such vendor' } as const
  const [offerings, contacts, reviews, lapses] = await Promise.all([
    offeringsOfVendor(db, vendorId),
    contactsOfVendor(db, vendorId),
    listedReviews(db, { vendorId }),
    readLapses(ctx, vendorId),
  ])
  const lapsed = lapsesToTell(lapses, staff)
  const lapsedOf = (offering: { name: string; plan: string }) =>
    kindsIn({
      lapses: lapsed
        .filter((each) => each.offering === offeringWords(offering))
        .flatMap((each) => each.lapses),
    })
  return {
    ok: true,
    lapsed,
    vendor: {
      id: vendor.id,
      name: vendor.name,
      legalName: vendor.legalName,
      domain: vendor.domain,
    },
    offerings: offerings
      .map(({ id, name, plan }) => ({ id, name, plan, lapsed: lapsedOf({ name, plan }) }))
      .sort((a, b) => compareNames(`${a.name} ${a.plan}`, `${b.name} ${b.plan}`)),
    contacts: contacts
      .map(({ id, name, email }) => ({ id, name, email }))
      .sort((a, b) => compareNames(a.name, b.name)),
    reviews: reviews.reverse().map((review) => lineOf(review, lapses)),
    courses: await coursesOfVendor(ctx, staff, vendorId),
    changes: await changesTold(ctx, staff, vendorId),
    mayRecordChange: allows(staff, 'change.record'),
    mayManage: allows(staff, 'vendor.manage'),
  } as const
}

const lineOf = (review: ListedReview, lapses: LapsesByReview) => ({
  number: review.number,
  offering: `${review.offeringName}, ${review.offeringPlan}`,
  use: review.useTitle,
  tier: review.tier,
  status: review.status,
  lapsed: kindsIn(lapses.get(review.id)),
  decision: review.decision,
  residual: review.residual,
  nextReviewOn: review.nextReviewOn,
})
