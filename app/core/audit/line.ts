// One event as a line of a file: what is exported, and what is read back to be checked.
import { z } from 'zod'
import { type KeptValues, keptValuesSchema } from './personal'

const lineSchema = z.strictObject({
  seq: z.int(),
  hash: z.string(),
  body: z.string(),
  /** Personal values that the body commits to, as far as they are not erased. */
  values: keptValuesSchema.optional(),
})

export function lineOf(
  event: { seq: number; hash: string; body: string },
  values: KeptValues,
): string {
  const { seq, hash, body } = event
  const kept = Object.keys(values).length > 0 ? { values } : {}
  return `${JSON.stringify({ seq, hash, body, ...kept })}\n`
}

/** Null for what is no line of an audit log. */
export function readLine(text: string) {
  try {
    const { values = {}, ...link } = lineSchema.parse(JSON.parse(text))
    return { ...link, values }
  } catch {
    return null
  }
}
