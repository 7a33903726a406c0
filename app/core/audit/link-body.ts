// The body of a link of the audit chain, as it is read back.
import { z } from 'zod'
import { type AuditEvent, parseEvent } from './events'
import { keptValuesSchema, revealPersonal } from './personal'

export const linkBodySchema = z.object({
  seq: z.number(),
  at: z.string(),
  actor: z.string(),
  kind: z.string(),
  reviewId: z.string().nullable(),
  payload: z.unknown(),
})

/** A stored event: its hashed body, and the personal values beside it as JSON (null where it never had any, or none is left). */
export interface StoredEvent {
  body: string
  values: string | null
}

export const keptIn = (values: string | null) =>
  values === null ? {} : keptValuesSchema.parse(JSON.parse(values))

/** The event with its personal values where they are still kept, and "[erased]" where not. */
export function readEvent({ body, values }: StoredEvent): AuditEvent {
  const { kind, reviewId, payload } = linkBodySchema.parse(JSON.parse(body))
  return parseEvent(kind, reviewId, revealPersonal(payload, keptIn(values)))
}
