// Makes a portal of a checked backup, in an empty folder and database: whole, or nothing that starts.
import { fillDatabase, isEmptyDatabase } from '../../../db/backup/fill'
import { type BackupManifest, placeOf, tableMember } from '../../core/backup/manifest'
import {
  beginDataFolder,
  isEmptyFolder,
  type NewDataFolder,
  refuseUnfinishedRestore,
} from '../../ports/backup/data-folder'
import { type Archive, BackupFlaw } from '../../ports/backup/read-archive'
import { afterRestore, type Ended } from './after-restore'
import { type CheckedBackup, rowsOf } from './check-backup'

export interface RestoreTarget {
  folder: string
  databaseUrl: string
}

export interface Restoring {
  archive: Archive
  checked: CheckedBackup
  target: RestoreTarget
  at: Date
  endLinks: boolean
}

/** Why nothing can be restored there, as a sentence; null where it can. */
export async function notEmpty({ folder, databaseUrl }: RestoreTarget): Promise<string | null> {
  if (!isEmptyFolder(folder)) {
    refuseUnfinishedRestore(folder)
    return `${folder} is not empty: name a new folder with --into, or move that one away`
  }
  if (await isEmptyDatabase(databaseUrl)) return null
  return databaseUrl.startsWith('file:')
    ? `${databaseUrl.slice('file:'.length)} is there already: move it away, or set DATABASE_URL to another file`
    : 'The database that DATABASE_URL names is not empty: make a new one and name it'
}

/** Ask `notEmpty` first. Rejects in words; what was begun is then taken away. */
export async function restoreBackup(restoring: Restoring): Promise<Ended> {
  const made = await beginDataFolder(restoring.target.folder)
  try {
    await writeFiles(restoring, made)
    const ended = await fill(restoring)
    await made.finish()
    return ended
  } catch (error) {
    await made.abandon()
    throw error
  }
}

async function writeFiles({ archive, checked }: Restoring, made: NewDataFolder): Promise<void> {
  for (const member of checked.manifest.members) {
    const place = placeOf(member.name)
    if (place === null) throw new BackupFlaw(`${member.name} is no name of a member`)
    if (place.kind === 'table') continue
    // As app/ports/files.ts lays evidence out.
    const file =
      place.kind === 'evidence'
        ? `evidence/${place.sha256.slice(0, 2)}/${place.sha256}`
        : place.path
    await made.write(file, archive.read(member))
  }
}

function fill(restoring: Restoring): Promise<Ended> {
  const { archive, checked, target, at, endLinks } = restoring
  return fillDatabase(target.databaseUrl, {
    level: checked.manifest.migration,
    rows: (table) => rowsOf(archive, memberOf(checked.manifest, table.name), table),
    finish: (tx) => afterRestore(tx, { checked, at, endLinks }),
  })
}

function memberOf({ members }: BackupManifest, table: string) {
  const member = members.find(({ name }) => name === tableMember(table))
  if (!member) throw new BackupFlaw(`The table ${table} is missing`)
  return member
}
