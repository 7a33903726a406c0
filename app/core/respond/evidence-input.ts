// What a vendor says about an uploaded file.
import { z } from 'zod'
import { printedDate } from '../evidence/printed'

export const MEGABYTE = 1024 * 1024
/** Source: trust guide, "Evidence uploads". */
export const LARGEST_FILE = 25 * MEGABYTE
export const LARGEST_REVIEW = 200 * MEGABYTE
/** So that a review cannot be filled with a million empty files either. */
export const MOST_FILES = 300
/** No more files are taken once the disk has less room: answers go on being saved. */
export const LEFT_FOR_ANSWERS = 256 * MEGABYTE

const line = z.string().trim().max(200, 'Use at most 200 characters').default('')

/** `kinds` are the rows of frameworks/certifications.json; `other` is always there. */
export const evidenceInput = (kinds: ReadonlySet<string>) =>
  z.object({
    kind: z
      .string('Choose what kind of document this is')
      .refine(
        (kind) => kind === 'other' || kinds.has(kind),
        'Choose what kind of document this is',
      ),
    issuer: line,
    scope: line,
    /** As printed: of the audited period, of the validity, or the one date of the document. */
    from: printedDate,
    to: printedDate,
    questionIds: z.array(z.string().max(20)).max(200).default([]),
  })
export type EvidenceInput = z.infer<ReturnType<typeof evidenceInput>>
