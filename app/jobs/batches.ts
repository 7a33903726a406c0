// The batch job: makes the reports that somebody asked for at once, and takes away what nobody fetched for a week.
import type { Logger } from 'pino'
import type { Services } from '../services/context'
import { clearBatches } from '../services/report/batch/clear-batches'
import { type MakeContext, reportInBatch } from '../services/report/batch/report-in-batch'
import { type BatchPass, workBatch } from '../services/report/batch/work-batch'
import type { Render } from '../services/report/make-file'
import type { Job } from './run'

type Log = Pick<Logger, 'info' | 'error'>
type Context = MakeContext & Pick<Services, 'batchFiles'>

export function batchesJob(ctx: Context, render: Render, log: Log): Job {
  const making = { ...ctx, make: reportInBatch(ctx, render) }
  return {
    name: 'batches',
    async pass(stopped) {
      await clearBatches(ctx)
      for (;;) {
        const pass = await workBatch(making, stopped)
        if (!pass) return null
        report(pass, log)
        if (stopped()) return null
      }
    },
  }
}

function report({ id, made, ended, faults }: BatchPass, log: Log): void {
  for (const { number, error } of faults) {
    log.error({ err: error, batch: id, review: number }, 'A report of a batch could not be made')
  }
  log.info({ batch: id, made, ended }, 'Reports of a batch made')
}
