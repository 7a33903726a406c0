// One kind of audit event: the shape of its payload, which of it is personal, and the sentence that people read.
import { z } from 'zod'

export const id = z.string()
export const text = z.string()
export const date = z.string()
/** A person's name, title or address. Kept beside the chain, so that it can be erased from it. */
export const person = z.string()
/** What somebody typed: it may name a person, so it is kept like one. */
export const said = z.string()

export type PersonalField = 'person' | 'said'

/** A payload holds ids and short facts; answers, notes and mail texts stay in their own tables. */
export function event<Shape extends z.ZodRawShape>(
  shape: Shape,
  words: (payload: z.infer<z.ZodObject<Shape>>) => string,
) {
  return { schema: z.object(shape), words, personal: personalIn(shape) }
}

function personalIn(shape: z.ZodRawShape): Record<string, PersonalField> {
  const fields: Record<string, PersonalField> = {}
  for (const [name, schema] of Object.entries(shape)) {
    const bare = schema instanceof z.ZodOptional ? schema.unwrap() : schema
    if (bare === person) fields[name] = 'person'
    if (bare === said) fields[name] = 'said'
  }
  return fields
}
