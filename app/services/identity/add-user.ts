// An administrator adds a colleague, who gets a temporary password or, where passwords are off, none.
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { NewUser } from '../../core/people/input'
import type { Services } from '../context'
import { createUser } from './create-user'
import { temporaryPassword } from './temporary-password'

export type UserAdded =
  | { ok: true; userId: string; temporaryPassword: string }
  | { ok: false; reason: 'not allowed' | 'e-mail taken' }

/** The temporary password is in the result and nowhere else: it is shown once. */
export async function addUser(
  ctx: Pick<Services, 'store' | 'clock' | 'ids' | 'passwords'>,
  staff: Staff,
  input: NewUser,
): Promise<UserAdded> {
  if (!allows(staff, 'users.manage')) return { ok: false, reason: 'not allowed' }
  const password = temporaryPassword(ctx.ids)
  const created = await createUser(ctx, `user:${staff.id}`, {
    ...input,
    password,
    passwordTemporary: true,
  })
  return created.ok ? { ...created, temporaryPassword: password } : created
}

export type ColleagueAdded =
  | { ok: true; userId: string; temporaryPassword: null }
  | Exclude<UserAdded, { ok: true }>

/** Where passwords are off: the account opens for whoever the identity provider links to it. */
export async function addColleague(
  ctx: Pick<Services, 'store' | 'clock' | 'ids' | 'passwords'>,
  staff: Staff,
  input: NewUser,
): Promise<ColleagueAdded> {
  if (!allows(staff, 'users.manage')) return { ok: false, reason: 'not allowed' }
  const created = await createUser(ctx, `user:${staff.id}`, { ...input, password: null })
  return created.ok ? { ...created, temporaryPassword: null } : created
}
