// What a vendor says about an uploaded file.
import { z } from 'zod'
import { plainDateSchema } from '../schedule/plain-date'

export const MEGABYTE = 1024 * 1024
/** Source: trust guide, "Evidence uploads". */
export const LARGEST_FILE = 25 * MEGABYTE
export const LARGEST_REVIEW = 200 * MEGABYTE
/** So that a review cannot be filled with a million empty files either. */
export const MOST_FILES = 300

const line = z.string().trim().max(200, 'Use at most 200 characters').default('')
const dateOrNull = z.preprocess(
  (typed) => (typed === '' || typed === undefined ? null : typed),
  plainDateSchema.nullable(),
)

/** `kinds` are the rows of frameworks/certifications.json; `other` is always there. */
export const evidenceInput = (kinds: ReadonlySet<string>) =>
  z
    .object({
      kind: z
        .string('Choose what kind of document this is')
        .refine(
          (kind) => kind === 'other' || kinds.has(kind),
          'Choose what kind of document this is',
        ),
      issuer: line,
      scope: line,
      /** As printed: of the audited period, of the validity, or the one date of the document. */
      from: dateOrNull,
      to: dateOrNull,
      questionIds: z.array(z.string().max(20)).max(200).default([]),
    })
    .superRefine(({ from, to }, context) => {
      if (from !== null && to !== null && to < from) {
        context.addIssue({
          code: 'custom',
          path: ['to'],
          message: 'The last day must not be before the first',
        })
      }
    })
export type EvidenceInput = z.infer<ReturnType<typeof evidenceInput>>
