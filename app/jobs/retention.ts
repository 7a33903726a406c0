// The retention job: once a day removes what nobody reads again and, where that is switched on, what was kept as long as was set.
import type { Logger } from 'pino'
import type { Services } from '../services/context'
import { removeDaily } from '../services/privacy/remove-daily'
import type { Job } from './run'

/** A day has no hour at which it has to be. */
const REST_MS = 600_000

type Context = Pick<Services, 'store' | 'clock' | 'ids' | 'files'>

export function retentionJob(ctx: Context, log: Pick<Logger, 'info'>): Job {
  return {
    name: 'retention',
    async pass() {
      const { removed, swept } = await removeDaily(ctx)
      // Counts only: what was removed is not written down anywhere else.
      for (const { kind, count } of [...removed, ...swept])
        log.info({ kind, count }, 'Kept long enough, removed')
      return REST_MS
    },
  }
}
