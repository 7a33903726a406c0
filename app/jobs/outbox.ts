// The outbox job: delivers due mail in passes, and rests longer while the mail server is down.
import type { Logger } from 'pino'
import { type DeliveryContext, deliverDueMail, type Pass } from '../services/mail/deliver-mail'
import type { Job } from './run'

const FIRST_REST_MS = 30_000
const LONGEST_REST_MS = 5 * 60_000

type Log = Pick<Logger, 'info' | 'warn' | 'error'>

export function outboxJob(ctx: DeliveryContext, log: Log): Job {
  let outage = 0
  return {
    name: 'outbox',
    async pass(stopped) {
      const pass = await deliverDueMail(ctx, stopped)
      report(pass, log)
      if (pass.unreachable === 0) {
        if (outage > 0) log.info('The mail server takes mail again')
        outage = 0
        return pass.nextAt && pass.nextAt.getTime() - ctx.clock.now().getTime()
      }
      // Told once, not at every try: the outbox page shows the server's words beside each mail.
      if (outage === 0) log.warn('The mail server cannot be reached or takes no mail; mail waits')
      return Math.min(FIRST_REST_MS * 2 ** outage++, LONGEST_REST_MS)
    },
  }
}

/** Logs carry ids and counts, never an address or a text. */
function report({ faults, nextAt: _turn, ...counts }: Pass, log: Log): void {
  for (const { id, kind, error } of faults) {
    log.error({ err: error, outboxId: id, kind }, 'A mail could not be written')
  }
  if (counts.refused > 0) log.warn({ refused: counts.refused }, 'The mail server refused mail')
  if (counts.lost > 0) log.warn({ lost: counts.lost }, 'A lease on a mail ran out while sending it')
  if (counts.sent > 0) log.info(counts, 'Mail delivered')
}
