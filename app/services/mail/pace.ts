// How fast mail goes out: evenly, at most so many a minute, over all processes and restarts.
import { putSetting, settingByKey } from '../../../db/queries/people'
import { type Db, run, type Work } from '../../../db/store'
import type { Services } from '../context'
import { loadOrganisation } from '../organisation/read-organisation'

export interface Pace {
  /** When the next mail may go out, if that lies ahead; null when one may go now. */
  nextAt(): Promise<Date | null>
  /** Takes the turn to send one mail now; false when somebody else has just taken it. */
  take(): Promise<boolean>
}

/** The instant of the next turn, in `settings`: kept there, a restart or a second process makes no burst. */
const PACE_KEY = 'mail turn'
const MINUTE_MS = 60_000

type Context = Pick<Services, 'store' | 'clock'>

export function paceOf({ store, clock }: Context): Pace {
  return {
    async nextAt() {
      const [row] = await settingByKey(store.db, PACE_KEY)
      return ahead(row?.value, clock.now())
    },
    take() {
      const now = clock.now()
      return store.transact((tx) => takeTurn(tx, now))
    },
  }
}

function* takeTurn(tx: Db, now: Date): Work<boolean> {
  const [row] = yield* run(settingByKey(tx, PACE_KEY))
  if (ahead(row?.value, now) !== null) return false
  const { mailsPerMinute } = yield* loadOrganisation(tx)
  const next = new Date(now.getTime() + Math.ceil(MINUTE_MS / mailsPerMinute))
  yield* run(putSetting(tx, { key: PACE_KEY, value: next.toISOString(), updatedAt: now }))
  return true
}

/** Null as well where the clock was set back: nobody waits longer than the slowest pace for it. */
function ahead(value: unknown, now: Date): Date | null {
  const next = new Date(typeof value === 'string' ? value : 0)
  const wait = next.getTime() - now.getTime()
  return wait > 0 && wait <= MINUTE_MS ? next : null
}
