// Whether the portal's audit chain holds from its first event to its last, read a piece at a time.
import { setImmediate } from 'node:timers/promises'
import { auditAfter, sha256 } from '../../../db/queries/audit'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { type ChainFound, checkChain, type LinkRead } from '../../core/audit/check'
import type { KeptHead } from '../../core/audit/kept-heads'
import { keptValuesSchema } from '../../core/audit/personal'
import type { Services } from '../context'

const PIECE = 1000

/** Null where the person may not read the log. */
export async function verifyAudit(ctx: Pick<Services, 'store'>, staff: Staff) {
  return allows(staff, 'audit.read') ? verifyChain(ctx, []) : null
}

/** For the command line, where whoever runs it has the database in hand anyway. */
export async function verifyChain(
  { store }: Pick<Services, 'store'>,
  heads: readonly KeptHead[],
): Promise<ChainFound> {
  const check = checkChain(heads, sha256)
  for (let seq = 0; ; ) {
    const events = await auditAfter(store.db, seq, PIECE)
    const last = events.at(-1)
    if (last === undefined) return check.end()
    for (const event of events) check.add(linkOf(event))
    seq = last.seq
    // SQLite answers at once: without a pause nobody else would be served meanwhile.
    await setImmediate()
  }
}

function linkOf(event: Awaited<ReturnType<typeof auditAfter>>[number]): LinkRead {
  const { seq, hash, body, at, actor, kind, reviewId } = event
  return { seq, hash, body, values: valuesOf(event.values), columns: { at, actor, kind, reviewId } }
}

/** Values that nobody can read belong to no commitment, and are told so. */
function valuesOf(kept: string | null): LinkRead['values'] {
  if (kept === null) return {}
  try {
    return keptValuesSchema.parse(JSON.parse(kept))
  } catch {
    return { 'kept values': { salt: '', value: kept } }
  }
}
