// Makes an account; the administrators' page, the command line and the demo all come through here.
import { appendAudit } from '../../../db/queries/audit'
import { insertUser, userByEmail } from '../../../db/queries/people'
import { run } from '../../../db/store'
import type { AuditActor } from '../../core/audit/events'
import type { NewUser } from '../../core/people/input'
import { temporaryUntil } from '../../core/people/staff-link'
import type { Services } from '../context'

export interface AccountToMake extends NewUser {
  /** Twelve characters or more: the schema of whoever asks has checked it. Null for nobody's: it never matches. */
  password: string | null
  /** True where somebody else chose the password: its owner has to replace it first, within a week. */
  passwordTemporary?: boolean
}

export type UserCreated = { ok: true; userId: string } | { ok: false; reason: 'e-mail taken' }

export async function createUser(
  ctx: Pick<Services, 'store' | 'clock' | 'ids' | 'passwords'>,
  actor: AuditActor,
  { password, passwordTemporary = false, ...account }: AccountToMake,
): Promise<UserCreated> {
  const createdAt = ctx.clock.now()
  const user = {
    ...account,
    id: ctx.ids.id(),
    passwordHash: password === null ? '' : await ctx.passwords.hash(password),
    passwordTemporary,
    passwordExpiresAt: passwordTemporary ? temporaryUntil(createdAt) : null,
    createdAt,
  }
  return ctx.store.transact(function* (tx) {
    const [taken] = yield* run(userByEmail(tx, user.email))
    if (taken) return { ok: false, reason: 'e-mail taken' } as const
    yield* run(insertUser(tx, user))
    yield* appendAudit(tx, { at: user.createdAt, actor }, [
      {
        kind: 'user added',
        reviewId: null,
        payload: { userId: user.id, email: user.email, roles: user.roles },
      },
    ])
    return { ok: true, userId: user.id } as const
  })
}
