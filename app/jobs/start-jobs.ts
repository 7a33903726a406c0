// Starts the portal's background work: what comes due by itself, and the outbox wherever a mail server is set.
import type { Logger } from 'pino'
import type { Services } from '../services/context'
import { composeRow } from '../services/mail/compose-row'
import type { DeliveryContext } from '../services/mail/deliver-mail'
import { paceOf } from '../services/mail/pace'
import { sendRound } from '../services/schedule/send-round'
import { batchesJob } from './batches'
import { digestJob } from './digest'
import { outboxJob } from './outbox'
import { retentionJob } from './retention'
import { type Jobs, runJob } from './run'
import { scheduleJob } from './schedule'
import { sweepJob } from './sweep'

type JobsApp = Pick<
  Services,
  | 'store'
  | 'clock'
  | 'ids'
  | 'secrets'
  | 'questionnaires'
  | 'mailer'
  | 'issuer'
  | 'batchFiles'
  | 'files'
  | 'press'
> & {
  log: Pick<Logger, 'info' | 'warn' | 'error'>
}

/** `origin` is the address people reach the portal at, without a trailing slash: it stands in every link. */
export function startJobs(app: JobsApp, origin: string): Jobs {
  const { log } = app
  const onFault = (name: string, error: unknown) =>
    log.error({ err: error, job: name }, 'A job failed')
  const outbox = startOutbox(app, origin, onFault)
  const { store, clock, ids, questionnaires } = app
  const ctx = { store, clock, ids, questionnaires, sendRound: (n: number) => sendRound(app, n) }
  const schedule = runJob(
    scheduleJob(ctx, log, () => outbox.poke()),
    onFault,
  )
  const batches = runJob(batchesJob(app, app.press.render, log), onFault)
  const digest = runJob(
    digestJob(app, () => outbox.poke()),
    onFault,
  )
  const retention = runJob(retentionJob(app, log), onFault)
  const sweep = runJob(sweepJob(app, log), onFault)
  const jobs = [schedule, digest, outbox, batches, retention, sweep]
  return {
    poke: () => {
      for (const job of jobs) job.poke()
    },
    stop: async () => {
      await Promise.all(jobs.map((job) => job.stop()))
    },
  }
}

function startOutbox(
  app: JobsApp,
  origin: string,
  onFault: (name: string, error: unknown) => void,
): Jobs {
  const { store, clock, mailer, log } = app
  // Without a mail server rows stay as they are: people hand over links, and a server may be set later.
  if (!mailer) return { poke: () => {}, stop: async () => {} }
  const compose: DeliveryContext['compose'] = (row, entry) =>
    composeRow(app, { row, entry, origin })
  return runJob(outboxJob({ store, clock, mailer, compose, pace: paceOf(app) }, log), onFault)
}
