// Whether the answers of a review call for a higher tier, for those who may raise it.
import { reviewByNumber } from '../../../db/queries/reviews'
import { read } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { Services } from '../context'
import { loadCase } from './load-case'
import { becauseOf, raiseOf } from './tier-raise'

export interface RaiseView {
  from: number
  to: number
  /** To follow "because". */
  because: string
  /** How many questions it opens to the vendor. */
  opens: number
  /** False until the answers are taken up. */
  mayRaise: boolean
}

/** Null where the tier stands, and for whoever may not raise it. */
export async function loadTierRaise(
  ctx: Pick<Services, 'store' | 'clock' | 'questionnaires'>,
  staff: Staff,
  number: number,
): Promise<RaiseView | null> {
  if (!allows(staff, 'review.raiseTier')) return null
  const [row] = await reviewByNumber(ctx.store.db, number)
  if (!row || (row.review.status !== 'in review' && row.review.status !== 'submitted')) return null
  const questionnaire = await ctx.questionnaires.frozen(row.review)
  const intake = await ctx.questionnaires.intakeOf(row.use.intakeVersion)
  const now = ctx.clock.now()
  const file = await read(ctx.store.db, (db) => loadCase(db, row, { questionnaire, now }))
  const raise = raiseOf(file, intake)
  if (raise === null) return null
  return {
    from: row.review.tier,
    to: raise.tier,
    because: becauseOf(raise),
    opens: raise.opened.length,
    mayRaise: row.review.status === 'in review',
  }
}
