// The small vocabulary that every part of the report record is written in.
import { z } from 'zod'

/** A calendar date without a time zone, '2026-11-21'. */
export const plainDate = z.iso.date()
/** A moment in UTC, '2026-11-21T14:02:11.000Z' (what `Date.prototype.toISOString` gives). */
export const instant = z.iso.datetime()
export const hexHash = z.string().regex(/^[0-9a-f]{64}$/)

/** 0–100 at one decimal, higher is better; null where nothing could be scored. */
export const points = z.number().min(0).max(100).nullable()

export const tier = z.union([z.literal(1), z.literal(2), z.literal(3)])
export const band = z.enum(['strong', 'acceptable', 'conditional', 'weak'])
export const riskLevel = z.enum(['Low', 'Moderate', 'High', 'Critical'])

export const person = z.strictObject({ name: z.string(), role: z.string() })

export type PlainDate = z.infer<typeof plainDate>
export type Instant = z.infer<typeof instant>
export type Band = z.infer<typeof band>
export type RiskLevel = z.infer<typeof riskLevel>
