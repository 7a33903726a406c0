// Plans reviews that were never planned, and plans all anew when the zone, lead times or policy changed: once a day, and at start.

import { appendAudit } from '../../../db/queries/audit'
import { putSetting, settingByKey } from '../../../db/queries/people'
import { reviewByNumber } from '../../../db/queries/reviews'
import { plannedReviews, reviewsToPlan } from '../../../db/queries/schedule'
import { type Db, run } from '../../../db/store'
import type { Organisation } from '../../core/people/organisation'
import { dateIn } from '../../core/schedule/plain-date'
import { type CaseDefinitions, caseDefinitions } from '../judgement/definitions'
import { planNextReview } from '../judgement/plan-next-review'
import { readOrganisation } from '../organisation/read-organisation'
import type { ScheduleContext } from './handling'
import { planAhead } from './plan-ahead'

const KEY = 'schedule planned'

export interface CaughtUp {
  planned: number
  /** Reviews that could not be planned, which is a fault of the portal: asked again tomorrow. */
  faults: { number: number; error: unknown }[]
}

export async function catchUp(
  ctx: ScheduleContext,
  stopped: () => boolean = () => false,
): Promise<CaughtUp> {
  const result: CaughtUp = { planned: 0, faults: [] }
  const { db } = ctx.store
  const now = ctx.clock.now()
  const organisation = await readOrganisation(ctx)
  const today = dateIn(organisation.timeZone, now)
  const by = settingsBehind(organisation)
  const [last] = await settingByKey(db, KEY)
  const before = last ? JSON.stringify(last.value) : null
  const mark = { today, by }
  if (before === JSON.stringify(mark)) return result
  const all = last === undefined || !isPlannedBy(last.value, by)
  const known = all
    ? new Set<string>()
    : new Set((await plannedReviews(db)).map((row) => row.reviewId))
  const missing = (await reviewsToPlan(db)).filter(({ id }) => !known.has(id))
  for (const { number } of missing) {
    if (stopped()) return result
    try {
      await planOne(ctx, number)
      result.planned++
    } catch (error) {
      // One review that cannot be planned must not stop the dates of all others.
      result.faults.push({ number, error })
    }
  }
  await putSetting(db, { key: KEY, value: mark, updatedAt: now })
  return result
}

const settingsBehind = ({ timeZone, leadDays, sendRounds }: Organisation) =>
  JSON.stringify([timeZone, leadDays[1], leadDays[2], leadDays[3], sendRounds])

const isPlannedBy = (value: unknown, by: string): boolean =>
  typeof value === 'object' && value !== null && Reflect.get(value, 'by') === by

async function planOne(ctx: ScheduleContext, number: number): Promise<void> {
  const definitions = await caseDefinitions(ctx, number)
  const now = ctx.clock.now()
  await ctx.store.transact((tx) => planNumber(tx, number, { definitions, now }))
}

/** Portals from before kept no light checks: what the date follows from is worked out anew with it. */
function* planNumber(
  tx: Db,
  number: number,
  { definitions, now }: { definitions: CaseDefinitions | null; now: Date },
) {
  const [row] = yield* run(reviewByNumber(tx, number))
  if (!row || !definitions) return
  if (row.review.status !== 'decided') return yield* planAhead(tx, row, { definitions, now })
  const planned = yield* planNextReview(tx, row, { definitions, now })
  if (planned) yield* appendAudit(tx, { at: now, actor: 'job' }, [planned])
}
