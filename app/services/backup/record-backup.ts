// Writes into the audit log that a backup was made, and reads there when the last one was.
import { appendAudit } from '../../../db/queries/audit'
import { lastEventOfKind } from '../../../db/queries/restore'
import type { Services } from '../context'
import type { BackupMade } from './make-backup'

/** The chain then vouches for the manifest: a forged backup has no event of its own. */
export async function recordBackup(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  { manifest, hash }: BackupMade,
): Promise<void> {
  const at = clock.now()
  const { takenAt, audit } = manifest
  const payload = { takenAt, manifest: hash, head: audit.head, events: audit.events }
  await store.transact(function* (tx) {
    yield* appendAudit(tx, { at, actor: 'command line' }, [
      { kind: 'backup made', reviewId: null, payload },
    ])
  })
}

/** Null where none was ever made, or none since the portal was restored. */
export async function lastBackupAt({ store }: Pick<Services, 'store'>): Promise<Date | null> {
  const [event] = await lastEventOfKind(store.db, 'backup made')
  return event?.at ?? null
}
