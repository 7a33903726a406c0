// Each colleague's own switch for the weekly mail, from the account page or by the link in the mail itself.
import { appendAudit } from '../../../db/queries/audit'
import { setDigest, userById } from '../../../db/queries/people'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { Services } from '../context'
import { readOrganisation } from '../organisation/read-organisation'

export async function readDigest(ctx: Pick<Services, 'store'>, staff: Pick<Staff, 'id'>) {
  const [user] = await userById(ctx.store.db, staff.id)
  const { digestWeekday } = await readOrganisation(ctx)
  return { on: user?.digest ?? true, weekday: digestWeekday }
}

export function switchDigest(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Pick<Staff, 'id'>,
  on: boolean,
): Promise<void> {
  const at = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    const switched = yield* run(setDigest(tx, staff.id, on))
    if (switched.length === 0) return
    yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, [
      { kind: 'digest switched', reviewId: null, payload: { userId: staff.id, on } },
    ])
  })
}

export interface StopLink {
  userId: string
  token: string
}

/** Whether the digest of the account behind the link is on; null where the link leads nowhere. */
export async function digestBehind(
  { store, secrets }: Pick<Services, 'store' | 'secrets'>,
  { userId, token }: StopLink,
): Promise<{ on: boolean } | null> {
  const own = secrets.hash('stop mail', secrets.deriveToken('stop mail', userId))
  if (!secrets.matches('stop mail', token, own)) return null
  const [user] = await userById(store.db, userId)
  return user ? { on: user.digest } : null
}

/** No sign-in is asked to be left alone. Stopping twice is stopping once. */
export async function stopDigest(
  ctx: Pick<Services, 'store' | 'clock' | 'secrets'>,
  link: StopLink,
): Promise<{ ok: boolean }> {
  const behind = await digestBehind(ctx, link)
  if (behind === null) return { ok: false }
  if (behind.on) await switchDigest(ctx, { id: link.userId }, false)
  return { ok: true }
}
