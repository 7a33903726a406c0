// The whole audit chain as JSON lines, which anybody can check without Assay.
import { auditAfter } from '../../../db/queries/audit'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { Services } from '../context'

const PIECE = 500

/**
 * Yields pieces of text: one line for each event, `{"seq":1,"hash":"…","body":"…"}`. A line's hash is the
 * SHA-256 of the hash before it (64 zeros before the first), a line feed, and its body. Null where the
 * person may not read the log.
 */
export function exportAudit(
  { store }: Pick<Services, 'store'>,
  staff: Staff,
): AsyncGenerator<string> | null {
  return allows(staff, 'audit.read') ? linesOf(store) : null
}

async function* linesOf(store: Services['store']): AsyncGenerator<string> {
  for (let seq = 0; ; ) {
    const links = await auditAfter(store.db, seq, PIECE)
    const last = links.at(-1)
    if (last === undefined) return
    yield links.map(({ seq, hash, body }) => `${JSON.stringify({ seq, hash, body })}\n`).join('')
    seq = last.seq
  }
}
