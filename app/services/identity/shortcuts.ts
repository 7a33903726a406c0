// Each person's own switch for the keys of the workspace.
import { appendAudit } from '../../../db/queries/audit'
import { setShortcuts, userById } from '../../../db/queries/people'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import type { Services } from '../context'

export async function readShortcuts({ store }: Pick<Services, 'store'>, staff: Staff) {
  const [user] = await userById(store.db, staff.id)
  return user?.shortcuts ?? true
}

export function switchShortcuts(
  ctx: Pick<Services, 'store' | 'clock'>,
  staff: Staff,
  on: boolean,
): Promise<void> {
  const at = ctx.clock.now()
  return ctx.store.transact(function* (tx) {
    yield* run(setShortcuts(tx, staff.id, on))
    yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, [
      { kind: 'shortcuts switched', reviewId: null, payload: { userId: staff.id, on } },
    ])
  })
}
