// Who a session cookie belongs to at this moment, with the roles held now.
import { noteSessionUse, staffSessionByToken } from '../../../db/queries/people'
import type { Staff } from '../../core/access/roles'
import { mustSetUpSecondFactor } from '../../core/people/second-factor'
import { isAlive, type SessionWay, shouldNoteUse } from '../../core/people/staff-session'
import { asStaff } from '../../core/people/user'
import { whereThereIsRoom } from '../../core/storage/trouble'
import type { Services } from '../context'
import { readOrganisation } from '../organisation/read-organisation'

export interface SignedInStaff {
  staff: Staff
  sessionId: string
  /** The password was set by somebody else and has to be replaced first. */
  passwordTemporary: boolean
  /** Everybody needs a second factor, and this person came by a password and has none: to be set up first. */
  needsSecondFactor: boolean
}

/** Null where the token is unknown, the session ended or ran out, or the account is deactivated. */
export async function findStaff(
  ctx: Pick<Services, 'store' | 'clock' | 'secrets'>,
  token: string,
): Promise<SignedInStaff | null> {
  const now = ctx.clock.now()
  const hash = ctx.secrets.hash('staff session', token)
  const [found] = await staffSessionByToken(ctx.store.db, hash)
  if (!found?.user.active || !isAlive(found.session, now)) return null
  if (shouldNoteUse(found.session, now)) {
    await whereThereIsRoom(noteSessionUse(ctx.store.db, found.session.id, now))
  }
  return {
    staff: asStaff(found.user),
    sessionId: found.session.id,
    passwordTemporary: found.user.passwordTemporary,
    needsSecondFactor: await needsFactor(ctx, found),
  }
}

async function needsFactor(
  ctx: Pick<Services, 'store'>,
  {
    session: { how },
    user,
  }: { session: { how: SessionWay }; user: { secondFactorAt: Date | null } },
): Promise<boolean> {
  const hasFactor = user.secondFactorAt !== null
  // Asked for where the answer can matter: this is read with every request.
  if (hasFactor || how !== 'password') return false
  return mustSetUpSecondFactor({ how, hasFactor }, await readOrganisation(ctx))
}
