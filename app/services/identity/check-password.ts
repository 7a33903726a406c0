// Whether an e-mail address and a password belong together, without telling which of them was wrong.
import { userByEmail } from '../../../db/queries/people'
import type { Tries } from '../../ports/tries'
import type { Services } from '../context'

export type PasswordChecked =
  | {
      ok: true
      userId: string
      email: string
      hasFactor: boolean
      /** What the password was held against: whatever follows holds only while the account still has it. */
      passwordHash: string
    }
  | { ok: false; reason: 'wrong' | 'too many tries' | 'run out' }

/**
 * An unknown address, a deactivated account, one without a password and a wrong password give the same answer after
 * the same work; an unknown address has its tries counted too, so that the limit does not tell them apart. That a
 * temporary password has run out is said to whoever typed it right.
 */
export async function checkPassword(
  ctx: Pick<Services, 'store' | 'clock' | 'passwords'> & { signInTries: Tries },
  typed: { email: string; password: string },
): Promise<PasswordChecked> {
  if (!ctx.signInTries.take(typed.email)) return { ok: false, reason: 'too many tries' }
  const [user] = await userByEmail(ctx.store.db, typed.email)
  const matches = await ctx.passwords.verify(typed.password, user?.passwordHash ?? null)
  if (!user?.active || !matches) return { ok: false, reason: 'wrong' }
  ctx.signInTries.forgive(typed.email)
  if (user.passwordExpiresAt && user.passwordExpiresAt <= ctx.clock.now()) {
    return { ok: false, reason: 'run out' }
  }
  const { id: userId, email, passwordHash } = user
  return { ok: true, userId, email, hasFactor: user.secondFactorAt !== null, passwordHash }
}
