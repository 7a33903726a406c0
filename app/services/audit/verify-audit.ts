// Whether the audit chain still holds from its first event to its last.
import { auditLinks, sha256 } from '../../../db/queries/audit'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { firstBrokenLink } from '../../core/audit/chain'
import type { Services } from '../context'

export interface AuditVerified {
  count: number
  /** The first event that does not follow from the one before it; null when the chain holds. */
  brokenAt: number | null
  /** The last hash, to compare with the one printed in a report or kept elsewhere. */
  head: string | null
}

/** Null where the person may not read the log. */
export async function verifyAudit(
  { store }: Pick<Services, 'store'>,
  staff: Staff,
): Promise<AuditVerified | null> {
  if (!allows(staff, 'audit.read')) return null
  const links = await auditLinks(store.db)
  return {
    count: links.length,
    brokenAt: firstBrokenLink(links, sha256),
    head: links.at(-1)?.hash ?? null,
  }
}
