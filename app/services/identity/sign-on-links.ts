// Whether an account belongs to somebody at the identity provider, and undoing that.
import { appendAudit } from '../../../db/queries/audit'
import { revokeSessionsOf, userById } from '../../../db/queries/people'
import { deleteSignOnLinksOf, signOnLinksOf } from '../../../db/queries/sign-on'
import { run } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { Services } from '../context'

export async function isLinked(
  { store }: Pick<Services, 'store'>,
  { id }: Pick<Staff, 'id'>,
): Promise<boolean> {
  return (await signOnLinksOf(store.db, id)).length > 0
}

/**
 * An administrator parts an account from the provider's person, who may have got a new one there: whoever next
 * brings the verified address is linked anew. Sessions end, since nobody vouches for them any more.
 */
export async function unlink(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  userId: string,
): Promise<{ ok: boolean }> {
  if (!allows(staff, 'users.manage')) return { ok: false }
  const at = clock.now()
  return store.transact(function* (tx) {
    const [user] = yield* run(userById(tx, userId))
    if (!user) return { ok: false }
    const parted = yield* run(deleteSignOnLinksOf(tx, userId))
    if (parted.length === 0) return { ok: true }
    const payload = { userId, email: user.email }
    const ended = yield* run(revokeSessionsOf(tx, { userId, except: null }, at))
    yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, [
      { kind: 'sign-on unlinked', reviewId: null, payload },
      ...(ended.length > 0 ? [{ kind: 'sessions ended' as const, reviewId: null, payload }] : []),
    ])
    return { ok: true }
  })
}
