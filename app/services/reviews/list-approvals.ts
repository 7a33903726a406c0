// The proposals whose last word this very person may say, for the first page.
import { openProposals, staffNames } from '../../../db/queries/judgement'
import { listedReviews } from '../../../db/queries/reviews'
import { waiversOf } from '../../../db/queries/waivers'
import type { Staff } from '../../core/access/roles'
import { refusalToApprove } from '../../core/judgement/decide'
import type { Decision } from '../../core/judgement/input'
import { waiversInForce } from '../../core/judgement/waiver'
import { tierSchema } from '../../core/questionnaire/definition'
import { dateIn } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { offeringWords } from '../mail/invitation-facts'
import { readOrganisation } from '../organisation/read-organisation'

export interface WaitingApproval {
  number: number
  vendor: string
  offering: string
  tier: number
  decision: Decision
  by: string
  /** ISO instant. */
  at: string
}

/** Longest waiting first. The policy itself says whose they are; the decision page asks it again. */
export async function listApprovals(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
): Promise<WaitingApproval[]> {
  const { db } = ctx.store
  const proposals = await openProposals(db)
  if (proposals.length === 0) return []
  const now = ctx.clock.now()
  const { timeZone } = await readOrganisation(ctx)
  const moment = { at: now, on: dateIn(timeZone, now) }
  const reviews = new Map((await listedReviews(db, {})).map((review) => [review.id, review]))
  const names = new Map((await staffNames(db)).map(({ id, name }) => [id, name]))
  const waiting: WaitingApproval[] = []
  for (const proposal of proposals) {
    const review = reviews.get(proposal.reviewId)
    if (!review) continue
    const waivers = waiversInForce(await waiversOf(db, review.id), moment)
    const people = {
      tier: tierSchema.parse(review.tier),
      launchedById: review.launchedById,
      waivedByIds: waivers.map(({ recordedById }) => recordedById),
    }
    if (refusalToApprove(staff, proposal, people) !== null) continue
    waiting.push({
      number: review.number,
      vendor: review.vendorName,
      offering: offeringWords({ name: review.offeringName, plan: review.offeringPlan }),
      tier: review.tier,
      decision: proposal.decision,
      by: names.get(proposal.byId) ?? proposal.byId,
      at: proposal.at.toISOString(),
    })
  }
  return waiting.sort((a, b) => (a.at < b.at ? -1 : 1))
}
