// How a name is in the chain and can be erased from it: the chain holds a commitment, the value rests beside it.
import { z } from 'zod'
import type { Sha256 } from './canonical-json'
import { type AuditEvent, personalFields } from './events'

/** What stands for a personal value in a hashed body: SHA-256 of its salt and itself. */
export const commitmentSchema = z.strictObject({ commitment: z.string() })

const keptValue = z.strictObject({ salt: z.string(), value: z.string() })

/** The personal values of one event that are still there, by field. */
export const keptValuesSchema = z.record(z.string(), keptValue)
export type KeptValues = z.infer<typeof keptValuesSchema>

/** What a reader sees where a value was erased. */
export const ERASED = '[erased]'

const commitmentTo = ({ salt, value }: KeptValues[string], sha256: Sha256): string =>
  sha256(salt + value)

/**
 * The event as it goes into the chain, and the values that stay beside it. A salt is 32 random hex digits, so
 * that a name cannot be found again by trying names against its commitment.
 */
export function hidePersonal(event: AuditEvent, newSalt: () => string, sha256: Sha256) {
  const values: KeptValues = {}
  const payload: Record<string, unknown> = { ...event.payload }
  for (const field of Object.keys(personalFields(event.kind))) {
    const value = payload[field]
    if (typeof value !== 'string' || value === '') continue
    const kept = { salt: newSalt(), value }
    values[field] = kept
    payload[field] = { commitment: commitmentTo(kept, sha256) }
  }
  return { event: { kind: event.kind, reviewId: event.reviewId, payload }, values }
}

/** The payload with its values put back; an event from before they were apart has them already. */
export function revealPersonal(payload: unknown, values: KeptValues): unknown {
  if (typeof payload !== 'object' || payload === null) return payload
  const members = Object.entries(payload).map(([field, member]: [string, unknown]) =>
    commitmentSchema.safeParse(member).success
      ? [field, values[field]?.value ?? ERASED]
      : [field, member],
  )
  return Object.fromEntries(members)
}

/** How many of a body's values are erased, and the first that does not belong to its commitment. */
export function checkPersonal(payload: unknown, values: KeptValues, sha256: Sha256) {
  const left = new Map(Object.entries(values))
  let erased = 0
  let wrong: string | null = null
  const members = typeof payload === 'object' && payload !== null ? Object.entries(payload) : []
  for (const [field, member] of members) {
    const committed = commitmentSchema.safeParse(member)
    if (!committed.success) continue
    const kept = left.get(field)
    left.delete(field)
    if (!kept) erased++
    else if (commitmentTo(kept, sha256) !== committed.data.commitment) wrong ??= field
  }
  const [added] = left.keys()
  return { erased, wrong: wrong ?? added ?? null }
}
