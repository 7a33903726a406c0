// Once a day: what has an end of its own goes, and where an administrator switched that on, what was kept as long as was set.
import { putSetting, settingByKey } from '../../../db/queries/people'
import { run } from '../../../db/store'
import { dateIn } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { loadOrganisation } from '../organisation/read-organisation'
import { type Removed, removeAs } from './remove-kept'
import { readRetention } from './retention'
import { sweepLeftovers } from './sweep'

/** The day on which it last ran. */
const LAST_KEY = 'retention ran'

export async function removeDaily(
  ctx: Pick<Services, 'store' | 'clock' | 'ids' | 'files'>,
): Promise<{ removed: Removed[]; swept: Awaited<ReturnType<typeof sweepLeftovers>> }> {
  const now = ctx.clock.now()
  // Taken before the work, so that of two processes one does it; what fails is done the day after.
  const first = await ctx.store.transact(function* (tx) {
    const today = dateIn((yield* loadOrganisation(tx)).timeZone, now)
    const [last] = yield* run(settingByKey(tx, LAST_KEY))
    if (last?.value === today) return false
    yield* run(putSetting(tx, { key: LAST_KEY, value: today, updatedAt: now }))
    return true
  })
  if (!first) return { removed: [], swept: [] }
  const swept = await sweepLeftovers(ctx)
  const { daily } = await readRetention(ctx)
  return { removed: daily ? await removeAs(ctx, 'job') : [], swept }
}
