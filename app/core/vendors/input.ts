// What people type about a vendor, its offerings and whom to write to there: one schema for page and server.
import { z } from 'zod'
import { domainOf } from './domain'

const longestName = 200

/** Text on one line: what goes into mail headers and PDF titles must not carry a line break. */
const line = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(longestName, `Use at most ${longestName} characters`)
    .refine((value) => !/\p{Cc}/u.test(value), 'Use one line of text')

export const nameSchema = line('Enter a name')

export const websiteSchema = z
  .string({ error: 'Enter the web address' })
  .trim()
  .min(1, 'Enter the web address')
  .max(2000, 'Use at most 2000 characters')
  .refine((value) => domainOf(value).ok, 'Enter a web address such as https://www.example.com')

export const emailSchema = z
  .string({ error: 'Enter an e-mail address' })
  .trim()
  .toLowerCase()
  .max(254, 'Use at most 254 characters')
  .pipe(z.email('Enter an e-mail address such as name@example.com'))

export const vendorSchema = z.object({
  name: line('Enter the vendor’s name'),
  /** As in its contracts; the name where left empty. */
  legalName: z.string().trim().max(longestName).default(''),
  website: websiteSchema,
})

export const offeringSchema = z.object({
  name: line('Enter the product’s name'),
  plan: line('Enter the plan: what is promised differs between plans'),
})

export const contactSchema = z.object({
  name: line('Enter the name of the person to write to'),
  email: emailSchema,
})

/** The same as fields of a form, under names that no other form of a page has. */
export const offeringFields = {
  product: offeringSchema.shape.name,
  plan: offeringSchema.shape.plan,
}

export const contactFields = {
  contactName: contactSchema.shape.name,
  contactEmail: contactSchema.shape.email,
}

export const offeringFormSchema = z
  .object(offeringFields)
  .transform(({ product, plan }): OfferingInput => ({ name: product, plan }))

export const contactFormSchema = z.object(contactFields).transform(
  ({ contactName, contactEmail }): ContactInput => ({
    name: contactName,
    email: contactEmail,
  }),
)

export type VendorInput = z.output<typeof vendorSchema>
export type OfferingInput = z.output<typeof offeringSchema>
export type ContactInput = z.output<typeof contactSchema>
