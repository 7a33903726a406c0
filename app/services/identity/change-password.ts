// A person replaces their own password; every other session of theirs ends.
import { appendAudit } from '../../../db/queries/audit'
import { revokeSessionsOf, setPassword } from '../../../db/queries/people'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { Tries } from '../../ports/tries'
import type { Services } from '../context'
import { checkPassword, type PasswordChecked } from './check-password'

export interface PasswordChange {
  currentPassword: string
  newPassword: string
  /** The session that goes on. */
  sessionId: string
}

export type PasswordChanged =
  | { ok: true }
  | Exclude<PasswordChecked, { ok: true }>
  | { ok: false; reason: 'same as before' }

/** Asks for the present password again: an unlocked screen is not enough to take over an account. */
export async function changePassword(
  ctx: Pick<Services, 'store' | 'clock' | 'passwords'> & { signInTries: Tries },
  staff: Staff,
  { currentPassword, newPassword, sessionId }: PasswordChange,
): Promise<PasswordChanged> {
  const checked = await checkPassword(ctx, { email: staff.email, password: currentPassword })
  if (!checked.ok) return checked
  if (newPassword === currentPassword) return { ok: false, reason: 'same as before' }
  const passwordHash = await ctx.passwords.hash(newPassword)
  const now = ctx.clock.now()
  await ctx.store.transact(function* (tx) {
    yield* run(setPassword(tx, staff.id, { passwordHash, passwordTemporary: false }))
    yield* run(revokeSessionsOf(tx, { userId: staff.id, except: sessionId }, now))
    yield* appendAudit(tx, { at: now, actor: `user:${staff.id}` }, [
      {
        kind: 'password changed',
        reviewId: null,
        payload: { userId: staff.id, email: staff.email },
      },
    ])
  })
  return { ok: true }
}
