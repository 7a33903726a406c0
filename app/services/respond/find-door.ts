// Finds what a link leads to, for the page that anybody who holds the link may see. Changes nothing.
import { doorByTokenHash } from '../../../db/queries/door'
import { type ClosedDoor, closedBecause } from '../../core/respond/door'
import type { Services } from '../context'

type Row = Awaited<ReturnType<typeof doorByTokenHash>>[number]

export type FoundDoor =
  | { ok: true; door: Row }
  | { ok: false; reason: 'unknown' }
  | { ok: false; reason: ClosedDoor; door: Row }

export async function findDoor(
  ctx: Pick<Services, 'store' | 'clock' | 'secrets'>,
  token: string,
): Promise<FoundDoor> {
  const [door] = await doorByTokenHash(ctx.store.db, ctx.secrets.hash('invitation', token))
  if (door === undefined) return { ok: false, reason: 'unknown' }
  const closed = closedBecause(door, ctx.clock.now())
  return closed === null ? { ok: true, door } : { ok: false, reason: closed, door }
}
