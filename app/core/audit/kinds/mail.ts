// What became of a mail.
import { z } from 'zod'
import { event, id, text } from './event'

export const mailEvents = {
  'mail sent': event({ outboxId: id, kind: text }, (e) => `Mail sent: ${e.kind}`),
  'mail failed': event(
    { outboxId: id, kind: text, attempts: z.number() },
    (e) =>
      `Mail could not be delivered after ${e.attempts} ${e.attempts === 1 ? 'try' : 'tries'}: ${e.kind}`,
  ),
  'mail bounced': event({ outboxId: id, kind: text }, (e) => `Mail came back: ${e.kind}`),
  'mail retried': event({ outboxId: id, kind: text }, (e) => `Mail put back to be sent: ${e.kind}`),
  'mail postponed': event(
    { outboxId: id, kind: text, until: text, because: text },
    (e) => `Mail postponed (${e.kind}): ${e.because}`,
  ),
  'mail cancelled': event(
    { outboxId: id, kind: text, because: text },
    (e) => `Mail not sent (${e.kind}): ${e.because}`,
  ),
} as const
