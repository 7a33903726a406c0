// What procurement types to launch a review and to steer it afterwards: one schema for page and server.
import { z } from 'zod'
import { plainDateSchema } from '../schedule/plain-date-schema'
import {
  type ContactInput,
  contactFields,
  type OfferingInput,
  offeringFields,
  vendorSchema,
  websiteSchema,
} from '../vendors/input'

const rowId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'This form is damaged: open the page again')
/** Numbers in a form are text; react-hook-form must know that it may be given either. */
const count = z.coerce.number<string | number>().int().min(1)

const reason = (missing: string) =>
  z.string({ error: missing }).trim().min(1, missing).max(2000, 'Use at most 2000 characters')

/** Whom a review is about and who is asked. */
export interface SubjectInput {
  /** Made when the page is shown, so that a form sent twice makes one draft. */
  draftId: string
  useId: string
  /** `known` names the vendor that is meant when its domain is known under another name. */
  vendor: { name: string; website: string; known?: string | undefined }
  offering: OfferingInput
  contact: ContactInput
}

export const subjectSchema = z
  .object({
    draftId: rowId,
    useId: rowId,
    vendorName: vendorSchema.shape.name,
    website: websiteSchema,
    knownVendor: rowId.optional(),
    ...offeringFields,
    ...contactFields,
  })
  .transform(
    (typed): SubjectInput => ({
      draftId: typed.draftId,
      useId: typed.useId,
      vendor: { name: typed.vendorName, website: typed.website, known: typed.knownVendor },
      offering: { name: typed.product, plan: typed.plan },
      contact: { name: typed.contactName, email: typed.contactEmail },
    }),
  )

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

export const cancelSchema = z.object({ cancelReason: reason('Say why the review is cancelled') })

export const closeSchema = z.object({ closeReason: reason('Say why the review is closed') })

export const holdSchema = z.object({ holdReason: reason('Say why') })

export const dueDateSchema = z.object({
  dueOn: plainDateSchema,
  reason: reason('Say why the date moves'),
})

/** When a decided review is to be looked at again, in place of the date that follows from it. */
export const nextReviewSchema = z.object({
  nextReviewOn: plainDateSchema,
  moveReason: reason('Say why the date moves'),
})

export type NextReviewInput = z.output<typeof nextReviewSchema>

/** Whom to invite in place of the one who was; the same person gets a new link. */
export const inviteAnewSchema = z
  .object({ ...contactFields, inviteReason: reason('Say why somebody is invited anew') })
  .transform(({ contactName, contactEmail, inviteReason }) => ({
    contact: { name: contactName, email: contactEmail },
    reason: inviteReason,
  }))

export type InviteAnewInput = z.output<typeof inviteAnewSchema>

export type DueDateInput = z.output<typeof dueDateSchema>
