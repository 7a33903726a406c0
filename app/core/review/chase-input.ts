// What procurement types to chase reviews, one or many at once: which ones, until when, to whom, in what words.
import { z } from 'zod'
import { plainDateSchema } from '../schedule/plain-date-schema'
import { readReviewNumber } from './number'

/** So many at once at most. */
export const MOST_CHOSEN = 100

/** The reviews ticked on a page: `?r=12&r=13`. What is no number is dropped; each counts once. */
export function readChosen(values: Iterable<FormDataEntryValue>): number[] {
  const numbers = [...values].flatMap((value) =>
    typeof value === 'string' ? (readReviewNumber(value) ?? []) : [],
  )
  return [...new Set(numbers)].slice(0, MOST_CHOSEN)
}

/** What can be done with ticked reviews. */
export const chaseActs = ['nudged', 'snoozed', 'woken', 'reassigned'] as const
export type ChaseAct = (typeof chaseActs)[number]

const longText = z
  .string()
  .trim()
  .max(2000, 'Use at most 2000 characters')
  .transform((text) => text.replaceAll('\r\n', '\n'))

export const snoozeSchema = z.object({
  until: plainDateSchema,
  snoozeReason: longText.pipe(z.string().min(1, 'Say why they can wait')),
})

export const reassignSchema = z.object({
  ownerId: z
    .string('Choose who looks after them')
    .regex(/^[A-Za-z0-9_-]{1,64}$/, 'Choose who looks after them'),
  reassignReason: longText.default(''),
})

export const nudgeSchema = z.object({ text: longText.default('') })
