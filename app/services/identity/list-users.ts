// The accounts as administrators see them; password hashes stay behind.
import { allUsers, type UserRow, userById } from '../../../db/queries/people'
import { allInvitations, invitationsOf } from '../../../db/queries/staff-links'
import { allows } from '../../core/access/policy'
import type { Staff, StaffRole } from '../../core/access/roles'
import { isLinkOpen, type StaffLinkTimes } from '../../core/people/staff-link'
import { rolesOf } from '../../core/people/user'
import type { Services } from '../context'

export interface UserListed {
  id: string
  name: string
  email: string
  roles: StaffRole[]
  active: boolean
  state: UserState
  /** Until when the invitation or the temporary password works; null for other states. */
  until: Date | null
  secondFactor: boolean
  hasPassword: boolean
  revision: number
}

/** How somebody gets in now. */
export type UserState =
  | 'active'
  | 'deactivated'
  | 'invited'
  | 'invitation over'
  | 'temporary password'
  | 'temporary password ran out'

/** By name, those who may sign in first. Null where the person may not see accounts. */
export async function listUsers(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
): Promise<UserListed[] | null> {
  if (!allows(staff, 'users.manage')) return null
  const now = ctx.clock.now()
  const users = await allUsers(ctx.store.db)
  const links = await allInvitations(ctx.store.db)
  const latest = (id: string) => links.find(({ userId }) => userId === id)
  return users
    .map((user) => listed(user, latest(user.id), now))
    .sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, 'en'))
}

/** Null where the person may not see accounts or there is none with this id. */
export async function findUser(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  id: string,
): Promise<UserListed | null> {
  if (!allows(staff, 'users.manage')) return null
  const [user] = await userById(ctx.store.db, id)
  const [latest] = await invitationsOf(ctx.store.db, id)
  return user ? listed(user, latest, ctx.clock.now()) : null
}

function listed(user: UserRow, invitation: StaffLinkTimes | undefined, now: Date): UserListed {
  const { id, name, email, active, revision } = user
  return {
    ...{ id, name, email, active, revision },
    roles: rolesOf(user.roles),
    secondFactor: user.secondFactorAt !== null,
    hasPassword: user.passwordHash !== '',
    ...stateOf(user, invitation, now),
  }
}

/** Without a password and never invited is somebody who comes by single sign-on. */
function stateOf(
  user: UserRow,
  invitation: StaffLinkTimes | undefined,
  now: Date,
): { state: UserState; until: Date | null } {
  const active = { state: 'active', until: null } as const
  if (!user.active) return { state: 'deactivated', until: null }
  if (user.passwordTemporary) {
    const until = user.passwordExpiresAt
    const ranOut = until !== null && until <= now
    return { state: ranOut ? 'temporary password ran out' : 'temporary password', until }
  }
  if (user.passwordHash !== '' || !invitation || invitation.usedAt) return active
  return isLinkOpen(invitation, now)
    ? { state: 'invited', until: invitation.expiresAt }
    : { state: 'invitation over', until: null }
}
