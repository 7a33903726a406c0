// A person replaces their own password; every other session of theirs ends, and this one gets another token.
import { userById } from '../../../db/queries/people'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import { readOrganisation } from '../organisation/read-organisation'
import { checkPassword, type PasswordChecked } from './check-password'
import type { IdentityContext } from './identity-context'
import { replacePassword } from './own-password'
import { freshSession, rotateSession } from './rotate-session'
import { weakness } from './weak-password'

export interface PasswordChange {
  currentPassword: string
  newPassword: string
  /** The session that goes on. */
  sessionId: string
}

export type PasswordChanged =
  | { ok: true; token: string }
  | Exclude<PasswordChecked, { ok: true }>
  | { ok: false; reason: 'same as before' }
  | { ok: false; reason: 'weak'; because: string }

/** Asks for the present password again: an unlocked screen is not enough to take over an account. */
export async function changePassword(
  ctx: IdentityContext,
  staff: Staff,
  { currentPassword, newPassword, sessionId }: PasswordChange,
): Promise<PasswordChanged> {
  const checked = await checkPassword(ctx, { email: staff.email, password: currentPassword })
  if (!checked.ok) return checked
  if (newPassword === currentPassword) return { ok: false, reason: 'same as before' }
  const { name: organisation } = await readOrganisation(ctx)
  const because = weakness(newPassword, { ...staff, organisation })
  if (because !== null) return { ok: false, reason: 'weak', because }
  const passwordHash = await ctx.passwords.hash(newPassword)
  const at = ctx.clock.now()
  const fresh = freshSession(ctx)
  await ctx.store.transact(function* (tx) {
    const [user] = yield* run(userById(tx, staff.id))
    if (!user) throw new Error(`No account ${staff.id}`)
    yield* replacePassword(tx, ctx, { user, passwordHash, except: sessionId, at })
    yield* rotateSession(tx, { userId: staff.id, sessionId }, { fresh, at })
  })
  return { ok: true, token: fresh.token }
}
