// The conditions of one review, each as it stands today, with what was last said of it.
import { conditionsOf } from '../../../db/queries/conditions'
import { staffNames } from '../../../db/queries/judgement'
import { reviewByNumber } from '../../../db/queries/reviews'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { conditionState } from '../../core/judgement/condition'
import type { FollowedView } from '../../core/judgement/outcome-view'
import { dateIn } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { readOrganisation } from '../organisation/read-organisation'
import { notAllowed, notFound, type Refusal } from './refusal'

export async function loadConditions(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  number: number,
): Promise<{ ok: true; conditions: FollowedView[]; mayChange: boolean } | Refusal> {
  if (!allows(staff, 'condition.list')) return notAllowed()
  const { db } = ctx.store
  const [row] = await reviewByNumber(db, number)
  if (!row) return notFound()
  const { review } = row
  const [conditions, people, { timeZone }] = await Promise.all([
    conditionsOf(db, review.id),
    staffNames(db),
    readOrganisation(ctx),
  ])
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const today = dateIn(timeZone, ctx.clock.now())
  const followed = review.status === 'decided' || review.status === 'in review'
  return {
    ok: true,
    conditions: conditions.map((condition) => {
      const { id: _id, reviewId: _review, statusNote, statusById, statusAt, ...facts } = condition
      const by = statusById === null ? '' : (names.get(statusById) ?? statusById)
      return {
        ...facts,
        state: conditionState(condition, today),
        said: statusAt === null ? null : { note: statusNote, by, at: statusAt.toISOString() },
      }
    }),
    mayChange: followed && allows(staff, 'condition.manage'),
  }
}
