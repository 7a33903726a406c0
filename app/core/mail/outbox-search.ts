// Which mails the outbox page shows, read from its address.
import { z } from 'zod'

export const mailStatuses = ['waiting', 'sent', 'failed', 'cancelled'] as const

const searchSchema = z.object({
  status: z.enum(mailStatuses).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

/** `?status=failed&page=2`; anything else is read as every mail and the first page. */
export const readOutboxSearch = (params: URLSearchParams): z.output<typeof searchSchema> =>
  searchSchema.parse({ status: params.get('status'), page: params.get('page') ?? 1 })
