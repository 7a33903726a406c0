// The sweep: at every start and once an hour, takes away what was left behind by processes that died.
import type { Logger } from 'pino'
import type { Services } from '../services/context'
import { sweepFiles } from '../services/evidence/sweep-files'
import type { Job } from './run'

const REST_MS = 3_600_000

type Context = Pick<Services, 'store' | 'files' | 'batchFiles'>

export function sweepJob(ctx: Context, log: Pick<Logger, 'info'>): Job {
  return {
    name: 'sweep',
    async pass() {
      const swept = await sweepFiles(ctx)
      if (Object.values(swept).some((count) => count > 0)) {
        log.info(swept, 'Files that were left behind are swept')
      }
      return REST_MS
    },
  }
}
