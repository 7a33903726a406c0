// The body of a link of the audit chain, as it is read back.
import { z } from 'zod'

export const linkBodySchema = z.object({
  seq: z.number(),
  at: z.string(),
  actor: z.string(),
  kind: z.string(),
  reviewId: z.string().nullable(),
  payload: z.unknown(),
})
