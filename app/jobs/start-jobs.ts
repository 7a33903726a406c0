// Starts the portal's background work: so far the outbox, wherever a mail server is set.
import type { Logger } from 'pino'
import type { Services } from '../services/context'
import { composeMail } from '../services/mail/compose-mail'
import type { DeliveryContext } from '../services/mail/deliver-mail'
import { outboxJob } from './outbox'
import { type Jobs, runJob } from './run'

type JobsApp = Pick<Services, 'store' | 'clock' | 'secrets' | 'questionnaires' | 'mailer'> & {
  log: Pick<Logger, 'info' | 'warn' | 'error'>
}

/** `origin` is the address people reach the portal at, without a trailing slash: it stands in every link. */
export function startJobs(app: JobsApp, origin: string): Jobs {
  const { store, clock, mailer, log } = app
  // Without a mail server rows stay as they are: people hand over links, and a server may be set later.
  if (!mailer) return { poke: () => {}, stop: async () => {} }
  const compose: DeliveryContext['compose'] = (row, entry) =>
    composeMail(app, { row, entry, origin })
  const job = outboxJob({ store, clock, mailer, compose }, log)
  return runJob(job, (name, error) => log.error({ err: error, job: name }, 'A job failed'))
}
