// The digest job: looks once a minute whether the week's mails to colleagues are to be written.
import { queueDigests } from '../services/mail/queue-digests'
import type { Job } from './run'

const REST_MS = 60_000

type DigestContext = Parameters<typeof queueDigests>[0]

export function digestJob(ctx: DigestContext, onWork: () => void): Job {
  return {
    name: 'digest',
    async pass() {
      if ((await queueDigests(ctx, ctx.clock.now())) > 0) onWork()
      return REST_MS
    },
  }
}
