// A person with an account: who they are to the policy, and the rule that keeps the portal governable.
import { type Staff, type StaffRole, staffRoles } from '../access/roles'

export interface UserFacts {
  id: string
  name: string
  email: string
  roles: readonly string[]
  active: boolean
}

/** A role that this version does not know is no role: a stored word never grants more than the table says. */
export function rolesOf(stored: readonly string[]): StaffRole[] {
  return staffRoles.filter((role) => stored.includes(role))
}

export function asStaff(user: Omit<UserFacts, 'active'>): Staff {
  return {
    kind: 'staff',
    id: user.id,
    name: user.name,
    email: user.email,
    roles: rolesOf(user.roles),
  }
}

/** Whether somebody can still manage users after the change; without one only the command line could. */
export function keepsAnAdmin(
  users: readonly Pick<UserFacts, 'id' | 'roles' | 'active'>[],
  change: Pick<UserFacts, 'id' | 'roles' | 'active'>,
): boolean {
  return users
    .map((user) => (user.id === change.id ? change : user))
    .some((user) => user.active && user.roles.includes('admin'))
}

export const roleWords: Record<StaffRole, { name: string; does: string }> = {
  requester: {
    name: 'Requester',
    does: 'files the intake for a use they own and reads its outcome',
  },
  procurement: { name: 'Procurement', does: 'enters vendors, launches reviews, chases answers' },
  reviewer: { name: 'Reviewer', does: 'reads answers and evidence, judges, proposes the decision' },
  legal: { name: 'Legal', does: 'reads what is decided, exports reports, owns conditions' },
  admin: { name: 'Administrator', does: 'manages users and settings; does not read answers' },
}
