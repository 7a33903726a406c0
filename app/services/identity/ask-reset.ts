// Somebody has forgotten a password and types an address: whoever it belongs to gets a link, and nobody is told whether it does.
import { appendAudit } from '../../../db/queries/audit'
import { userByEmail } from '../../../db/queries/people'
import { resetsSince } from '../../../db/queries/staff-links'
import { run } from '../../../db/store'
import type { Services } from '../context'
import { makeStaffLink } from './staff-links'

/** So that nobody's mailbox can be filled from the sign-in page. */
const MOST_AN_HOUR = 3
const HOUR_MS = 60 * 60_000

type Context = Pick<Services, 'store' | 'clock' | 'ids' | 'secrets' | 'mailer'>

/**
 * Answers nothing, whatever the address: no account, a deactivated one, one that signs in by single sign-on alone,
 * one that was sent enough links. The route gives every address the same page in the same time.
 */
export async function askReset(ctx: Context, email: string): Promise<void> {
  if (ctx.mailer === null) return
  const at = ctx.clock.now()
  const linkId = ctx.ids.id()
  await ctx.store.transact(function* (tx) {
    const [user] = yield* run(userByEmail(tx, email))
    if (!user?.active || user.passwordHash === '') return
    const recent = yield* run(resetsSince(tx, user.id, new Date(at.getTime() - HOUR_MS)))
    if (recent.length >= MOST_AN_HOUR) return
    yield* makeStaffLink(tx, ctx, { linkId, user, purpose: 'reset', at })
    yield* appendAudit(tx, { at, actor: 'sign-in page' }, [
      { kind: 'reset link asked', reviewId: null, payload: { userId: user.id, email: user.email } },
    ])
  })
}
