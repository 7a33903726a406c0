// Who runs this portal: what vendors, mails and reports call us, and the zone our deadlines end in.
import { z } from 'zod'

/** Stored in `settings` under this key. */
export const ORGANISATION_KEY = 'organisation'

export const organisationSchema = z.object({
  name: z.string().default('Your organisation'),
  /** IANA zone; a due date ends there at 23:59:59. */
  timeZone: z.string().default('UTC'),
  /** Printed on every report. */
  classification: z.string().default('Confidential'),
  /** Whom a vendor may ask; empty when nobody is named yet. */
  contactName: z.string().default(''),
  contactEmail: z.string().default(''),
  /** The address mail is sent from; empty when not set. */
  mailFrom: z.string().default(''),
})

export type Organisation = z.infer<typeof organisationSchema>

/** What is stored, with defaults for what is not. */
export function organisationOf(stored: unknown): Organisation {
  return organisationSchema.parse(stored ?? {})
}
