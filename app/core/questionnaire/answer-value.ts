/** The raw values that answers hold, one shape for each way of answering. */
import { z } from 'zod'
import { plainDateSchema } from '../schedule/plain-date-schema'

/** One AI model behind the product. Empty text where the vendor did not fill the column. */
export const modelRowSchema = z.strictObject({
  maker: z.string(),
  model: z.string(),
  host: z.string(),
  region: z.string(),
})

/**
 * One certificate or report, as computed from the evidence register.
 * `kind` is a row of frameworks/certifications.json or the option of the claiming question.
 * The period is the auditor's observation window where it differs from the validity.
 */
export const certificationRowSchema = z.strictObject({
  kind: z.string(),
  issuer: z.string().nullish(),
  scope: z.string().nullish(),
  validFrom: plainDateSchema.nullish(),
  validTo: plainDateSchema.nullish(),
  periodStart: plainDateSchema.nullish(),
  periodEnd: plainDateSchema.nullish(),
  evidence: z.string().nullish(),
})

export type ModelRow = z.infer<typeof modelRowSchema>
export type CertificationRow = z.infer<typeof certificationRowSchema>

export type AnswerValue = string | number | string[] | ModelRow[] | CertificationRow[]

/** A certificate-like row is never mistaken for a picked option. */
export function listOfText(value: AnswerValue | null): string[] {
  if (!Array.isArray(value)) return []
  return value.filter((item): item is string => typeof item === 'string')
}
