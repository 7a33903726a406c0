// One kind of audit event: the shape of its payload, and the sentence that people read.
import { z } from 'zod'

export const id = z.string()
export const text = z.string()
export const date = z.string()

/** A payload holds ids and short facts; answers, notes and mail texts stay in their own tables. */
export function event<Shape extends z.ZodRawShape>(
  shape: Shape,
  words: (payload: z.infer<z.ZodObject<Shape>>) => string,
) {
  return { schema: z.object(shape), words }
}
