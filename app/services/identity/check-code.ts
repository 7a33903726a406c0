// Whether a typed second code is right: each is accepted once, and an account takes few wrong ones.
import { appendAudit } from '../../../db/queries/audit'
import { userById } from '../../../db/queries/people'
import { takeBackupCode, takeStep } from '../../../db/queries/second-factor'
import { type Db, run, type Work } from '../../../db/store'
import { isBackupCode } from '../../core/people/second-factor'
import { stepOf } from '../../ports/one-time-codes'
import { backupCodeHash } from './backup-codes'
import type { IdentityContext } from './identity-context'
import { secondFactorSecret } from './second-factor-secret'

export type CodeChecked = { ok: true } | { ok: false; reason: 'wrong code' | 'too many tries' }

interface Typed {
  userId: string
  /** As `codeInput` leaves it: six digits of the app, or a backup code of ten. */
  code: string
}

/** Counts the try before anything is looked up. Of two who send the same code at once, one is refused. */
export async function checkCode(ctx: IdentityContext, typed: Typed): Promise<CodeChecked> {
  if (!ctx.codeTries.take(typed.userId)) return { ok: false, reason: 'too many tries' }
  const at = ctx.clock.now()
  const right = await ctx.store.transact((tx) => takeCode(tx, ctx, typed, at))
  if (!right) return { ok: false, reason: 'wrong code' }
  ctx.codeTries.forgive(typed.userId)
  return { ok: true }
}

function* takeCode(
  tx: Db,
  { secrets }: Pick<IdentityContext, 'secrets'>,
  { userId, code }: Typed,
  at: Date,
): Work<boolean> {
  const [user] = yield* run(userById(tx, userId))
  if (!user) return false
  const actor = `user:${userId}` as const
  const payload = { userId, email: user.email }
  if (isBackupCode(code)) {
    const codeHash = backupCodeHash(secrets, userId, code)
    const used = user.secondFactorSeed
      ? yield* run(takeBackupCode(tx, { userId, codeHash }, at))
      : []
    const kind = used.length > 0 ? 'backup code used' : 'second code refused'
    yield* appendAudit(tx, { at, actor }, [{ kind, reviewId: null, payload }])
    return used.length > 0
  }
  const step = user.secondFactorSeed
    ? stepOf(secondFactorSecret(secrets, { userId, seed: user.secondFactorSeed }), code, at)
    : null
  const taken = step === null ? [] : yield* run(takeStep(tx, userId, step))
  if (taken.length > 0) return true
  yield* appendAudit(tx, { at, actor }, [{ kind: 'second code refused', reviewId: null, payload }])
  return false
}
