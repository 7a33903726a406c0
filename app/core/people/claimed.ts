// What an identity provider says of a person, as far as this portal takes it over.
import { type StaffRole, staffRoles } from '../access/roles'
import { emailSchema, line } from './input'
import { keepsAnAdmin, type UserFacts } from './user'

/** In lower case, as accounts have it; null where it is none. */
export function claimedEmail(email: string | null): string | null {
  const read = emailSchema.safeParse(email)
  return read.success ? read.data : null
}

/** Null where the name could not be typed here either. */
export function claimedName(name: string | null): string | null {
  const read = line(120, 'none').safeParse(name)
  return read.success ? read.data : null
}

type Holder = Pick<UserFacts, 'id' | 'roles' | 'active'>

/** The roles claimed, and administrator besides where nobody else is one: a mistake in a mapping locks nobody out. */
export function rolesToHold(
  users: readonly Holder[],
  { id, active }: Holder,
  claimed: readonly StaffRole[],
): StaffRole[] {
  const wasKept = keepsAnAdmin(users, { id, active, roles: claimed })
  const hadAdmin = users.some((user) => user.id === id && user.roles.includes('admin'))
  if (wasKept || !hadAdmin) return [...claimed]
  return staffRoles.filter((role) => role === 'admin' || claimed.includes(role))
}
