// The roles of the people who work with Assay, and the one kind of person who does not: the respondent.
import { z } from 'zod'

export const staffRoles = ['requester', 'procurement', 'reviewer', 'legal', 'admin'] as const

export const staffRoleSchema = z.enum(staffRoles)

export type StaffRole = z.infer<typeof staffRoleSchema>

/** A signed-in member of staff. A person may hold several roles. */
export interface Staff {
  kind: 'staff'
  id: string
  name: string
  email: string
  roles: readonly StaffRole[]
}

/** A person at the vendor, in the scope of exactly one review; the scope comes from the session, never a request. */
export interface Respondent {
  kind: 'respondent'
  invitationId: string
  contactId: string
  reviewId: string
  name: string
  email: string
}
