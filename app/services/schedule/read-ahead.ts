// What the portal will do next for a review, and what it could not do, for the review's page and the outbox.

import type { ReviewRow } from '../../../db/queries/reviews'
import { dueItemsOfReview, failedDueItems } from '../../../db/queries/schedule'
import { tierSchema } from '../../core/questionnaire/definition'
import type { NotDone, RoundAhead } from '../../core/schedule/ahead'
import { dueKinds } from '../../core/schedule/due-items'
import { dateIn } from '../../core/schedule/plain-date'
import { nextFullReview, recheck } from '../../core/schedule/re-review'
import type { Services } from '../context'
import { readOrganisation } from '../organisation/read-organisation'

export async function readAhead(
  ctx: Pick<Services, 'store'>,
  review: ReviewRow,
  /** Whether the reader is told what was not done. */
  steers: boolean,
): Promise<{ ahead: RoundAhead | null; notDone: NotDone[] }> {
  const items = await dueItemsOfReview(ctx.store.db, review.id)
  const { timeZone } = await readOrganisation(ctx)
  const notDone = items
    .filter(({ status, lastError }) => status === 'failed' || (status === 'waiting' && lastError))
    .map((item) => ({ ...shown(item), number: review.number, vendor: '' }))
  const rounds = roundDates(review, timeZone)
  const next = items.find(({ status, kind }) => status === 'waiting' && rounds.has(kind))
  const round = next && rounds.get(next.kind)
  const ahead = next && round && { ...round, preparedOn: dateIn(timeZone, next.dueAt) }
  return { ahead: ahead ?? null, notDone: steers ? notDone : [] }
}

/** By the kind of item that prepares the round. */
function roundDates(
  review: ReviewRow,
  timeZone: string,
): Map<string, Omit<RoundAhead, 'preparedOn'>> {
  const dates = new Map<string, Omit<RoundAhead, 'preparedOn'>>()
  const { decision, decidedAt, validUntil, fullDecidedOn, nextLightOn } = review
  if (decision === null || decidedAt === null) return dates
  const decided = {
    ...{ decision, validUntil, fullDecidedOn },
    tier: tierSchema.parse(review.tier),
    decidedOn: dateIn(timeZone, decidedAt),
    ...{ evidence: [], openConditions: [], waivers: [] },
  }
  const full = nextFullReview(decided)
  const [again] = recheck(decided)
  if (full) dates.set('prepare full round', { what: 'full review', on: full.on })
  if (nextLightOn) dates.set('prepare light check', { what: 'light check', on: nextLightOn })
  if (again) dates.set('prepare re-check', { what: 're-check', on: again.on })
  return dates
}

const shown = (item: { id: string; kind: string; status: string; lastError: string | null }) => ({
  id: item.id,
  what: dueKinds.find((kind) => kind === item.kind) ?? dueKinds[0],
  said: item.lastError ?? '',
  failed: item.status === 'failed',
})

/** Of all reviews: what waits for a person. */
export async function listFailedDue({ store }: Pick<Services, 'store'>): Promise<NotDone[]> {
  const rows = await failedDueItems(store.db)
  return rows.map(({ item, number, vendor }) => ({ ...shown(item), number, vendor }))
}
