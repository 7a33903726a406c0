// The schedule job: plans what was never planned, then does what has come due, in passes a minute apart.
import type { Logger } from 'pino'
import { catchUp } from '../services/schedule/catch-up'
import type { ScheduleContext } from '../services/schedule/handling'
import { type DuePass, workDue } from '../services/schedule/work-due'
import type { Job } from './run'

/** Days are what comes due, so a minute is soon enough. */
const REST_MS = 60_000

type Log = Pick<Logger, 'info' | 'warn' | 'error'>

export function scheduleJob(ctx: ScheduleContext, log: Log, onWork: () => void = () => {}): Job {
  return {
    name: 'schedule',
    async pass(stopped) {
      const { planned, faults } = await catchUp(ctx, stopped)
      if (planned > 0) log.info({ reviews: planned }, 'Dates of reviews planned')
      for (const { number, error } of faults) {
        log.error({ err: error, review: number }, 'The dates of a review could not be planned')
      }
      const pass = await workDue(ctx, stopped)
      report(pass, log)
      if (pass.done > 0) onWork()
      return REST_MS
    },
  }
}

/** Logs carry ids and counts, never a name or a text. */
function report({ faults, ...counts }: DuePass, log: Log): void {
  for (const { id, kind, error } of faults) {
    log.error({ err: error, dueItem: id, kind }, 'Something that came due could not be done')
  }
  if (counts.lost > 0) log.warn({ lost: counts.lost }, 'A lease ran out on something that was due')
  if (counts.done > 0) log.info(counts, 'What came due was done')
}
