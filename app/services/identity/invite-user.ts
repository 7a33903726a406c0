// Invites a colleague by mail to choose their own password; again when the mail was lost, and not after all.
import { appendAudit } from '../../../db/queries/audit'
import { userById } from '../../../db/queries/people'
import { withdrawStaffLinks } from '../../../db/queries/staff-links'
import { run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { NewUser } from '../../core/people/input'
import type { Services } from '../context'
import { createUser } from './create-user'
import { makeStaffLink } from './staff-links'

type Context = Pick<Services, 'store' | 'clock' | 'ids' | 'secrets' | 'passwords' | 'mailer'>

export type UserInvited =
  | { ok: true; userId: string; temporaryPassword: null }
  | { ok: false; reason: 'not allowed' | 'e-mail taken' | 'no mail server' }

/** The account has no password until its owner has chosen one, so nothing but the link opens it. */
export async function inviteUser(ctx: Context, staff: Staff, input: NewUser): Promise<UserInvited> {
  if (!allows(staff, 'users.manage')) return { ok: false, reason: 'not allowed' }
  if (ctx.mailer === null) return { ok: false, reason: 'no mail server' }
  const created = await createUser(ctx, `user:${staff.id}`, { ...input, password: null })
  if (!created.ok) return created
  const sent = await sendInvitation(ctx, staff, created.userId)
  if (!sent.ok) throw new Error(`The new account cannot be invited: ${sent.reason}`)
  return { ...created, temporaryPassword: null }
}

export type InvitationSent =
  | { ok: true }
  | { ok: false; reason: 'not allowed' | 'unknown' | 'has a password' | 'no mail server' }

/** Earlier links of this person stop working. */
export async function sendInvitation(
  ctx: Context,
  staff: Staff,
  userId: string,
): Promise<InvitationSent> {
  if (!allows(staff, 'users.manage')) return { ok: false, reason: 'not allowed' }
  if (ctx.mailer === null) return { ok: false, reason: 'no mail server' }
  const at = ctx.clock.now()
  const linkId = ctx.ids.id()
  return ctx.store.transact(function* (tx) {
    const [user] = yield* run(userById(tx, userId))
    if (!user?.active) return { ok: false, reason: 'unknown' } as const
    if (user.passwordHash !== '') return { ok: false, reason: 'has a password' } as const
    yield* makeStaffLink(tx, ctx, { linkId, user, purpose: 'invitation', at })
    yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, [
      { kind: 'user invited', reviewId: null, payload: { userId, email: user.email } },
    ])
    return { ok: true } as const
  })
}

/** The account stays and opens for nobody, until it is invited again or given a temporary password. */
export async function withdrawInvitation(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  userId: string,
): Promise<{ ok: boolean }> {
  if (!allows(staff, 'users.manage')) return { ok: false }
  const at = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    const [user] = yield* run(userById(tx, userId))
    if (!user) return { ok: false }
    const withdrawn = yield* run(withdrawStaffLinks(tx, { userId, purpose: 'invitation' }, at))
    if (withdrawn.length === 0) return { ok: false }
    const payload = { userId, email: user.email, purpose: 'invitation' }
    yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, [
      { kind: 'staff link withdrawn', reviewId: null, payload },
    ])
    return { ok: true }
  })
}
