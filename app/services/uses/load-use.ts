// One use for its page: what was filed, what follows from it, and the reviews of it.
import { listedReviews } from '../../../db/queries/reviews'
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

/** A use that the asker may not read answers like one that does not exist. */
export async function loadUse(
  ctx: Pick<Services, 'store' | 'questionnaires'>,
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
    reviews: reviews.map(
      ({ number, status, vendorName, offeringName, offeringPlan, decision }) => ({
        number,
        status,
        decision,
        offering: `${offeringName}, ${offeringPlan}`,
        vendor: vendorName,
      }),
    ),
    mayChangeTier: allows(staff, 'use.changeTier') && use.tier !== null,
    mayLaunch: mayLaunch && !reviews.some(({ status }) => isOpen(status)),
  } as const
}
