// The accounts as administrators see them; password hashes stay behind.
import { allUsers, type UserRow, userById } from '../../../db/queries/people'
import { allows } from '../../core/access/policy'
import type { Staff, StaffRole } from '../../core/access/roles'
import { rolesOf } from '../../core/people/user'
import type { Services } from '../context'

export interface UserListed {
  id: string
  name: string
  email: string
  roles: StaffRole[]
  active: boolean
  passwordTemporary: boolean
  revision: number
}

/** By name, those who may sign in first. Null where the person may not see accounts. */
export async function listUsers(
  ctx: Pick<Services, 'store'>,
  staff: Staff,
): Promise<UserListed[] | null> {
  if (!allows(staff, 'users.manage')) return null
  const users = await allUsers(ctx.store.db)
  return users
    .map(listed)
    .sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, 'en'))
}

/** Null where the person may not see accounts or there is none with this id. */
export async function findUser(
  ctx: Pick<Services, 'store'>,
  staff: Staff,
  id: string,
): Promise<UserListed | null> {
  if (!allows(staff, 'users.manage')) return null
  const [user] = await userById(ctx.store.db, id)
  return user ? listed(user) : null
}

function listed(user: UserRow): UserListed {
  const { id, name, email, active, passwordTemporary, revision } = user
  return { id, name, email, roles: rolesOf(user.roles), active, passwordTemporary, revision }
}
