// Whoever holds the link of a mail chooses the password of their account: the first one when invited, another one when it was lost.
import { userById } from '../../../db/queries/people'
import { takeStaffLink } from '../../../db/queries/staff-links'
import { run } from '../../../db/store'
import type { StaffLinkPurpose } from '../../core/people/staff-link'
import type { Services } from '../context'
import { readOrganisation } from '../organisation/read-organisation'
import { replacePassword } from './own-password'
import { findStaffLink } from './staff-links'
import { weakness } from './weak-password'

type Context = Pick<Services, 'store' | 'clock' | 'ids' | 'secrets' | 'passwords' | 'mailer'>

export type PasswordChosen =
  | { ok: true }
  | { ok: false; reason: 'no such link' }
  | { ok: false; reason: 'weak'; because: string }

/** The link works once. Nobody is signed in by it: a second factor is asked for as ever. */
export async function choosePassword(
  ctx: Context,
  link: { purpose: StaffLinkPurpose; token: string },
  newPassword: string,
): Promise<PasswordChosen> {
  const found = await findStaffLink(ctx, link)
  if (found === null) return { ok: false, reason: 'no such link' }
  const { name: organisation } = await readOrganisation(ctx)
  const because = weakness(newPassword, { ...found.user, organisation })
  if (because !== null) return { ok: false, reason: 'weak', because }
  const passwordHash = await ctx.passwords.hash(newPassword)
  const at = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    const [user] = yield* run(userById(tx, found.user.id))
    // Of two who post at once, one is refused; a link that was withdrawn while we hashed opens nothing.
    const used = user?.active ? yield* run(takeStaffLink(tx, found.linkId, at)) : []
    if (!user || used.length === 0) return { ok: false, reason: 'no such link' } as const
    yield* replacePassword(tx, ctx, { user, passwordHash, except: null, at })
    return { ok: true } as const
  })
}
