// What procurement types to launch a review and to steer it afterwards: one schema for page and server.
import { z } from 'zod'
import { plainDateSchema } from '../schedule/plain-date'
import { contactSchema, offeringSchema, websiteSchema } from '../vendors/input'

const rowId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'This form is damaged: open the page again')
/** Numbers in a form are text; react-hook-form must know that it may be given either. */
const count = z.coerce.number<string | number>().int().min(1)

const reason = (missing: string) =>
  z.string({ error: missing }).trim().min(1, missing).max(2000, 'Use at most 2000 characters')

/** Whom a review is about and who is asked. */
export const subjectSchema = z.object({
  /** Made when the page is shown, so that a form sent twice makes one draft. */
  draftId: rowId,
  useId: rowId,
  vendor: z.object({
    name: z
      .string({ error: 'Enter the vendor’s name' })
      .trim()
      .min(1, 'Enter the vendor’s name')
      .max(200, 'Use at most 200 characters')
      .refine((value) => !/\p{Cc}/u.test(value), 'Use one line of text'),
    website: websiteSchema,
    /** Ticked when the domain is known under another name and that vendor is meant. */
    known: rowId.optional(),
  }),
  offering: offeringSchema,
  contact: contactSchema,
})

export type SubjectInput = z.output<typeof subjectSchema>

export const sendSchema = z.object({
  revision: count,
  /** The tier that the preview was made for. */
  tier: z.coerce.number<string | number>().int().min(1).max(3),
  dueOn: plainDateSchema,
  message: z
    .string()
    .trim()
    .max(2000, 'Use at most 2000 characters')
    .transform((text) => text.replaceAll('\r\n', '\n'))
    .default(''),
})

export type SendInput = z.output<typeof sendSchema>

export const cancelSchema = z.object({ reason: reason('Say why the review is cancelled') })

export const dueDateSchema = z.object({
  dueOn: plainDateSchema,
  reason: reason('Say why the date moves'),
})

export type DueDateInput = z.output<typeof dueDateSchema>
