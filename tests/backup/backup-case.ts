// One backup and its restore for tests: the same calls as the command line makes.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { dataFolderAt } from '../../app/ports/backup/data-folder'
import { openArchive } from '../../app/ports/backup/read-archive'
import { filesIn } from '../../app/ports/files'
import { type CheckedBackup, checkBackup } from '../../app/services/backup/check-backup'
import { type BackupSource, makeBackup } from '../../app/services/backup/make-backup'
import { restoreBackup } from '../../app/services/backup/restore-backup'
import { openSnapshot } from '../../db/backup/snapshot'

export const TAKEN = new Date('2026-11-21T12:00:00.000Z')
export const RESTORED = new Date('2026-11-22T09:30:00.000Z')

export function temporaryFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-backup-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export interface Portal {
  data: string
  url: string
}

export const sourceOf = ({ data, url }: Portal): BackupSource => ({
  clock: { now: () => TAKEN },
  snapshot: () => openSnapshot(url),
  files: filesIn(data),
  folder: dataFolderAt(data),
})

export const backUp = (portal: Portal, file: string, over: Partial<BackupSource> = {}) =>
  makeBackup({ ...sourceOf(portal), ...over }, { file, passphrase: null, assay: '0.1.0' })

/** Resolves to what was checked; rejects with the flaw. */
export async function check(
  file: string,
  { expect = null, passphrase = null }: { expect?: string | null; passphrase?: string | null } = {},
): Promise<CheckedBackup> {
  const archive = await openArchive(file, passphrase)
  try {
    return await checkBackup(archive, { expect })
  } finally {
    await archive.close()
  }
}

export async function restore(
  file: string,
  target: Portal,
  { endLinks = false, passphrase = null }: { endLinks?: boolean; passphrase?: string | null } = {},
) {
  const archive = await openArchive(file, passphrase)
  try {
    const checked = await checkBackup(archive, { expect: null })
    const into = { folder: target.data, databaseUrl: target.url }
    return await restoreBackup({ archive, checked, target: into, at: RESTORED, endLinks })
  } finally {
    await archive.close()
  }
}
