/** The intake as its author writes it: the items about a use, their points, and the tier rules. */
import { z } from 'zod'

const sentence = z.string().trim().min(1)
const fieldName = z.string().regex(/^[a-z_]+$/)
export const intakeItemId = z.string().regex(/^IN-\d{2}$/)

const option = z.strictObject({
  value: z.string().regex(/^[a-z0-9_]+$/),
  label: sentence,
  hint: sentence.optional(),
  points: z.int().min(0).optional(),
})

const members = {
  id: intakeItemId,
  /** What the item is called in files and facts. */
  field: fieldName,
  prompt: sentence,
  hint: sentence.optional(),
}

export const intakeItemSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...members, kind: z.literal('text'), rows: z.int().optional() }),
  z.strictObject({ ...members, kind: z.literal('single'), options: z.array(option).min(2) }),
  /** Takes the highest points of the picked options, not the sum. */
  z.strictObject({ ...members, kind: z.literal('multi'), options: z.array(option).min(2) }),
  z.strictObject({
    ...members,
    kind: z.literal('number'),
    unit: z.literal('people'),
    /** Read from the top; `max: null` is the rest. */
    bands: z.array(z.strictObject({ max: z.int().nullable(), points: z.int().min(0) })).min(1),
  }),
  z.strictObject({
    ...members,
    kind: z.literal('date'),
    instead: z.strictObject({ value: z.string(), label: sentence }).optional(),
  }),
])

/** A reason that forces a tier, with the words people read: "Tier 1 because: health data". */
const tierReason = z.strictObject({ when: sentence, reason: sentence })

export const intakeDefinitionSchema = z.strictObject({
  slug: z.literal('intake'),
  version: z.int().min(1),
  title: sentence,
  intro: sentence,
  items: z.array(intakeItemSchema).min(1),
  /** The use is refused and recorded. */
  refuse: z.array(tierReason),
  tier1: z.strictObject({ points: z.int(), any: z.array(tierReason) }),
  tier2: z.strictObject({ points: z.int(), any: z.array(tierReason) }),
})

export type IntakeItem = z.infer<typeof intakeItemSchema>
export type IntakeDefinition = z.infer<typeof intakeDefinitionSchema>
