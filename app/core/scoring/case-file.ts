/** What a file of worked cases holds. */
import { z } from 'zod'
import { basisSchema } from '../questionnaire/answer'
import type { Worked } from '../questionnaire/lint/worked'
import { type Problem, zodProblems } from '../questionnaire/problem'
import { plainDateSchema } from '../schedule/plain-date-schema'

const members = z.record(z.string(), z.unknown())
const points = z.number().nullable()
/** Assured, then as stated. */
const pair = z.tuple([points, points])

const vendorSchema = z.strictObject({
  /** Where every answer starts from. */
  start: z.enum(['best', 'blank']),
  basis: basisSchema.optional(),
  but: z.record(z.string(), members).optional(),
})

const caseSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** One of the uses above, and what this case changes in it. */
  use: z.string(),
  with: members.optional(),
  asOf: plainDateSchema.optional(),
  /** False: still with the vendor. */
  submitted: z.boolean().optional(),
  waived: z.array(z.string()).optional(),
  /** One of the vendors above, and the answers that differ. Absent: only the tier is checked. */
  vendor: z.string().optional(),
  but: z.record(z.string(), members).optional(),
  /** Only what is named is compared. */
  expect: z.strictObject({
    tier: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal('refused')]),
    points: z.int().optional(),
    reasons: z.array(z.string()).optional(),
    score: pair.optional(),
    uncapped: pair.optional(),
    domains: z.record(z.string(), pair).optional(),
    flags: z.array(z.string()).optional(),
    knockouts: z.array(z.string()).optional(),
    notes: z.array(z.string()).optional(),
    caps: z.array(z.string()).optional(),
    band: z.string().nullable().optional(),
    residual: z.string().nullable().optional(),
    proposal: z.string().nullable().optional(),
    unanswered: z.int().optional(),
    contradictions: z.array(z.string()).optional(),
  }),
})

/** One contradiction twice: with answers in which it stands, and with some that come near. */
const contradictionCaseSchema = z.strictObject({
  contradiction: z.string(),
  use: z.string(),
  with: members.optional(),
  vendor: z.string(),
  /** Answers that differ from the vendor's in both. */
  but: z.record(z.string(), members).optional(),
  stands: z.record(z.string(), members),
  nearMiss: z.record(z.string(), members),
  /** Others that stand with it. */
  also: z.array(z.string()).optional(),
})

const casesSchema = z.strictObject({
  /** As-of date of the cases that name none. */
  asOf: plainDateSchema,
  /** Intakes by name, in full. */
  uses: z.record(z.string(), members),
  /** Sets of answers by name. */
  vendors: z.record(z.string(), vendorSchema),
  cases: z.array(caseSchema).min(1),
  contradictions: z.array(contradictionCaseSchema).optional(),
})

export type WorkedCase = z.infer<typeof caseSchema>
export type ContradictionCase = z.infer<typeof contradictionCaseSchema>
export type WorkedVendor = z.infer<typeof vendorSchema>
export type WorkedCases = z.infer<typeof casesSchema>

/** What the cases show firing or standing. */
export function workedIn({ cases, contradictions }: WorkedCases): Worked {
  const rules = cases.flatMap(({ expect: { flags, knockouts, notes } }) => [
    ...(flags ?? []),
    ...(knockouts ?? []),
    ...(notes ?? []),
  ])
  const shown = (contradictions ?? []).map(({ contradiction }) => contradiction)
  return { rules: new Set(rules), contradictions: new Set(shown) }
}

export type ParsedCases = { ok: true; cases: WorkedCases } | { ok: false; problems: Problem[] }

export function parseCases(data: unknown): ParsedCases {
  const parsed = casesSchema.safeParse(data)
  return parsed.success
    ? { ok: true, cases: parsed.data }
    : { ok: false, problems: zodProblems(parsed.error) }
}
