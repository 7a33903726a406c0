// Asks the portal about a file that was looked into: is the key its own, is the report on file.
import type { Inspection, PortalWord } from '../../core/verify/inspection'
import type { Services } from '../context'
import { findIssued } from './find-issued'

export async function askPortal(
  { store, knowsKey }: Pick<Services, 'store'> & { knowsKey(fingerprint: string): boolean },
  { sha256, signature, record }: Inspection,
): Promise<PortalWord> {
  const byFile = await findIssued(store, sha256)
  // A copy without a record still names in its signature the record that it was made from.
  const named = signature?.kind === 'whole' ? signature.report?.recordHash : undefined
  const recordHash = record?.hash ?? named
  const byRecord = recordHash === undefined ? null : await findIssued(store, recordHash)
  const issued = byFile ?? byRecord
  return {
    ownKey: signature?.kind === 'whole' ? knowsKey(signature.fingerprint) : null,
    issued: issued && withoutKind(issued),
  }
}

function withoutKind({ as: _as, ...issued }: NonNullable<Awaited<ReturnType<typeof findIssued>>>) {
  return issued
}
