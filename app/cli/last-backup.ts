// For `doctor`: when a backup was last made.
import type { Store } from '../../db/store'
import { wordsOf } from '../core/schedule/plain-date'
import { lastBackupAt } from '../services/backup/record-backup'

/** Not having one is no fault of the installation: other tools may copy the machine. */
export async function lastBackup(store: Store): Promise<string> {
  const at = await lastBackupAt({ store })
  if (at === null) return 'none made with `assay backup` so far'
  const days = Math.floor((Date.now() - at.getTime()) / 86_400_000)
  return `last made ${wordsOf(at.toISOString().slice(0, 10))}, ${days === 1 ? '1 day' : `${days} days`} ago`
}
