// One use for its page: what was filed, what follows from it, and the reviews of it.
import { type ListedReview, listedReviews } from '../../../db/queries/reviews'
import { filedUse } from '../../../db/queries/uses'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { deriveIntake, parseIntake } from '../../core/intake/answers'
import { noFacts } from '../../core/intake/facts'
import { isOpen } from '../../core/review/lifecycle'
import { factsInWords, itemsInWords } from '../../core/uses/facts-in-words'
import { productParts } from '../../core/uses/product'
import { PRODUCT_ITEM } from '../../core/uses/use-form'
import type { Services } from '../context'
import { kindsIn, type LapsesByReview, lapsesToTell, readLapses } from '../reviews/read-lapses'

/** A use that the asker may not read answers like one that does not exist. */
export async function loadUse(
  ctx: Pick<Services, 'store' | 'clock' | 'questionnaires'>,
  staff: Staff,
  useId: string,
) {
  const [found] = await filedUse(ctx.store.db, useId)
  const ownUse = found?.use.requesterId === staff.id
  if (found === undefined || !allows(staff, 'use.read', { ownUse })) {
    return { ok: false, reason: 'no such use' } as const
  }
  const { use } = found
  const intake = await ctx.questionnaires.intakeOf(use.intakeVersion)
  const parsed = parseIntake(intake, use.intake)
  const facts = parsed.ok ? deriveIntake(parsed.answers) : noFacts
  const reviews = await listedReviews(ctx.store.db, { useId })
  const lapses = await readLapses(ctx)
  const vendors = new Set(reviews.map(({ vendorId }) => vendorId))
  const mayLaunch = allows(staff, 'review.launch') && use.status === 'filed'
  return {
    ok: true,
    use: {
      id: use.id,
      title: use.title,
      owner: use.owner,
      ...productParts(String(use.intake[PRODUCT_ITEM] ?? '')),
      status: use.status,
      tier: use.tier,
      points: use.points,
      reasons: use.tierReasons,
      tierChange: use.tierChange,
      revision: use.revision,
      filedBy: found.requesterName,
      filedAt: use.createdAt.toISOString(),
      alreadyInUse: facts.already_in_use === true,
      items: itemsInWords(intake, use.intake),
      facts: factsInWords(intake, facts),
    },
    // Of the vendors behind this use, whatever use it was: it is the same vendor that fell short.
    lapsed: [...vendors].flatMap((vendorId) => lapsesToTell(lapses, staff, { vendorId })),
    reviews: reviews.map((review) => lineOf(review, lapses)),
    mayChangeTier: allows(staff, 'use.changeTier') && use.tier !== null,
    mayLaunch: mayLaunch && !reviews.some(({ status }) => isOpen(status)),
  } as const
}

const lineOf = (review: ListedReview, lapses: LapsesByReview) => ({
  number: review.number,
  status: review.status,
  decision: review.decision,
  lapsed: kindsIn(lapses.get(review.id)),
  offering: `${review.offeringName}, ${review.offeringPlan}`,
  vendor: review.vendorName,
})
