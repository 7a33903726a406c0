// Whether the answers and the evidence of a review were removed, because they had been kept long enough: when, and by which rule.
import { auditOfReviewKinds } from '../../../db/queries/audit'
import { ENDED } from '../../../db/queries/retention'
import { reviewByNumber } from '../../../db/queries/reviews'
import { type Db, read, run, type Work } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { readEvent } from '../../core/audit/link-body'
import { type Removal, removedSentence } from '../../core/privacy/contents-removed'
import type { ReviewStatus } from '../../core/review/lifecycle'
import { dateIn } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { notNow, type Refusal } from '../judgement/refusal'
import { loadOrganisation } from '../organisation/read-organisation'

interface Asked {
  id: string
  number: number
  status: ReviewStatus
}

/** Null where they are there. */
export function* removalOf(db: Db, { id, status }: Omit<Asked, 'number'>): Work<Removal | null> {
  // Only what has ended is ever removed, so everything else is spared the question.
  if (!ENDED.some((each) => each === status)) return null
  const last = (yield* run(auditOfReviewKinds(db, id, ['kept data removed']))).at(-1)
  if (!last) return null
  const event = readEvent(last)
  const days = event.kind === 'kept data removed' ? event.payload.days : undefined
  return { at: last.at, days: days ?? null }
}

/** Says that nothing can be worked out any more; null where the answers are there. */
export async function refusedAsRemoved(
  { store }: Pick<Services, 'store'>,
  review: Asked,
): Promise<Refusal | null> {
  return read(store.db, function* (db) {
    const removal = yield* removalOf(db, review)
    if (removal === null) return null
    const { timeZone } = yield* loadOrganisation(db)
    const on = dateIn(timeZone, removal.at)
    return notNow(removedSentence(review.number, { on, days: removal.days }))
  })
}

export interface RemovedView {
  at: string
  days: number | null
  /** As it was recorded with the decision; null where nothing was decided, or for whoever may not see scores. */
  score: { assured: number | null; asStated: number | null; residual: string | null } | null
}

/** What stands above the pages of such a review. For pages that have asked whether the reader may see the review. */
export async function contentsRemoved(
  { store }: Pick<Services, 'store'>,
  staff: Staff,
  number: number,
): Promise<RemovedView | null> {
  const [found] = await reviewByNumber(store.db, number)
  const removal = found ? await read(store.db, (db) => removalOf(db, found.review)) : null
  if (!found || !removal) return null
  const { decidedAt, assuredTenths, asStatedTenths, residual } = found.review
  const shown = decidedAt !== null && allows(staff, 'review.compare', { decided: true })
  const points = (tenths: number | null) => (tenths === null ? null : tenths / 10)
  const score = { assured: points(assuredTenths), asStated: points(asStatedTenths), residual }
  return { at: removal.at.toISOString(), days: removal.days, score: shown ? score : null }
}
