// One question as it was put, answered and judged.
import { z } from 'zod'
import { instant, plainDate } from './common'

export const basis = z.enum(['stated', 'link', 'evidence', 'verified'])

export const verdict = z.strictObject({
  kind: z.enum([
    'accepted',
    'adjusted',
    'rejected',
    'asked',
    'not applicable accepted',
    'not applicable refused',
  ]),
  /** The reviewer's credit, 0–100, where they set one. */
  credit: z.number().min(0).max(100).nullable(),
  reason: z.string().nullable(),
  by: z.string(),
  at: instant,
})

export const frameworkReference = z.strictObject({
  /** Scheme in words, 'EU AI Act'. */
  scheme: z.string(),
  /** Identifier within the scheme, 'Art. 26(2)'. */
  id: z.string(),
  title: z.string().nullable(),
  /** For law: the day the duty starts. A later day than the as-of date is "not yet due". */
  appliesFrom: plainDate.nullable(),
  /** False: the identifier was not checked against its source, and the report says so. */
  verified: z.boolean(),
})

/** How the answer entered the arithmetic; see the engine's rules 1–4. */
export const questionScoring = z.strictObject({
  /** After the exception factor and any reviewer's credit, 0–100. */
  credit: z.number().min(0).max(100).nullable(),
  /** The same without rounding, so that the sums can be redone exactly: '85' or '100/3'. */
  exactCredit: z
    .string()
    .regex(/^\d+(\/\d+)?$/)
    .nullable(),
  confidence: z.number().min(0).max(1),
  inAssured: z.boolean(),
  inAsStated: z.boolean(),
  /** Points of the overall that this question cost, one decimal. */
  lost: z.number(),
})

export const recordedQuestion = z.strictObject({
  id: z.string(),
  /** Title of the section it stood in. */
  section: z.string(),
  domain: z.string(),
  /** Exactly as the vendor read it. */
  wording: z.string(),
  kind: z.string(),
  /** Null when it was shown; otherwise the condition that hid it, in words. */
  hiddenBecause: z.string().nullable(),
  weight: z.number().min(0),
  /** In words, one paragraph per line; null when not answered. */
  answer: z.string().nullable(),
  exception: z.string().nullable(),
  comment: z.string().nullable(),
  /** Public address that the vendor named in support. */
  link: z.string().nullable(),
  notApplicable: z
    .strictObject({ reason: z.string(), accepted: z.boolean().nullable() })
    .nullable(),
  basis: basis.nullable(),
  asOf: plainDate.nullable(),
  /** Register ids, 'E-01'. */
  evidence: z.array(z.string()),
  answeredBy: z.string().nullable(),
  answeredAt: instant.nullable(),
  /** Null for a question that is never scored. */
  scoring: questionScoring.nullable(),
  verdict: verdict.nullable(),
  frameworkRefs: z.array(frameworkReference),
})
