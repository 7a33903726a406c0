// The register of conditions across reviews, as each stands today.
import { allConditions } from '../../../db/queries/conditions'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { conditionState } from '../../core/judgement/condition'
import type { RegisteredCondition } from '../../core/judgement/conditions-register'
import { dateIn } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { offeringWords } from '../mail/invitation-facts'
import { readOrganisation } from '../organisation/read-organisation'
import { notAllowed, type Refusal } from './refusal'

/** Those of reviews that are followed: a closed review's product is no longer in use. */
export async function listConditions(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
): Promise<{ ok: true; conditions: RegisteredCondition[] } | Refusal> {
  if (!allows(staff, 'condition.list')) return notAllowed()
  const { timeZone } = await readOrganisation(ctx)
  const today = dateIn(timeZone, ctx.clock.now())
  const rows = await allConditions(ctx.store.db)
  return {
    ok: true,
    conditions: rows
      .filter(({ review }) => review.status === 'decided' || review.status === 'in review')
      .map(({ condition, review, vendor, offering }) => ({
        review: review.number,
        number: condition.number,
        vendor: vendor.name,
        offering: offeringWords(offering),
        sentence: condition.sentence,
        ownerSide: condition.ownerSide,
        owner: condition.owner,
        dueOn: condition.dueOn,
        evidenceNeeded: condition.evidenceNeeded,
        consequence: condition.consequence,
        state: conditionState(condition, today),
        note: condition.statusNote,
      })),
  }
}
