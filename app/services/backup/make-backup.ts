// Makes a backup of a portal that may be running: database, evidence, keys and batches as they are at one instant.
import type { TableShape } from '../../../db/backup/levels'
import type { Snapshot } from '../../../db/backup/snapshot'
import { sha256 } from '../../../db/queries/audit'
import { canonicalJson } from '../../core/audit/canonical-json'
import {
  BACKUP_VERSION,
  type BackupManifest,
  evidenceMember,
  MANIFEST,
  placeOf,
  tableMember,
} from '../../core/backup/manifest'
import { rowLine } from '../../core/backup/row-lines'
import type { DataFolder } from '../../ports/backup/data-folder'
import { type ArchiveWriter, writeArchive } from '../../ports/backup/write-archive'
import type { Clock } from '../../ports/clock'
import type { Files } from '../../ports/files'
import { Tally } from './tally'

export interface BackupSource {
  clock: Clock
  snapshot: () => Promise<Snapshot>
  files: Pick<Files, 'get'>
  folder: DataFolder
}

export interface BackupOptions {
  /** Must not be there yet. */
  file: string
  passphrase: string | null
  /** The version of Assay that makes it. */
  assay: string
}

export interface BackupMade {
  manifest: BackupManifest
  /** SHA-256 of the manifest: kept elsewhere, it tells this backup from any other. */
  hash: string
}

/** How often a backup begins anew because something it needed was taken away by the portal meanwhile. */
const ATTEMPTS = 3

/** Rejects in words where it cannot be made; a file under its final name is always whole. */
export async function makeBackup(
  source: BackupSource,
  options: BackupOptions,
): Promise<BackupMade> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await onceOver(source, options)
    } catch (error) {
      if (!(error instanceof TakenAway) || attempt === ATTEMPTS) throw error
    }
  }
}

/** Evidence of the snapshot that the portal no longer knows of: removed between the snapshot and its turn. */
class TakenAway extends Error {}

async function onceOver(source: BackupSource, options: BackupOptions): Promise<BackupMade> {
  const date = source.clock.now()
  const { file, passphrase } = options
  return writeArchive(file, { passphrase, date }, async (archive) => {
    const snapshot = await source.snapshot()
    const { engine, level, tables } = snapshot
    const tally = new Tally()
    const members: BackupManifest['members'] = []
    try {
      for (const table of tables) {
        const lines = linesOf(snapshot, table, tally)
        members.push(await archive.add(tableMember(table.name), lines, { packed: true }))
      }
    } finally {
      // Before the files: a read transaction that stays open for long keeps the database from tidying up.
      await snapshot.close()
    }
    const missing = await addEvidence(source, archive, { hashes: tally.evidence, members })
    await addFolder(source, archive, { files: await keptFiles(source, tally), members })
    const manifest: BackupManifest = {
      format: 'assay-backup',
      version: BACKUP_VERSION,
      assay: options.assay,
      migration: level,
      engine,
      takenAt: date.toISOString(),
      audit: tally.audit,
      tables: tables.map(({ name, columns }) => ({
        name,
        rows: tally.rows(name),
        columns: columns.map((column) => ({ ...column })),
      })),
      members,
      missing,
    }
    const bytes = Buffer.from(canonicalJson(manifest))
    await archive.add(MANIFEST, [bytes], { packed: true })
    return { manifest, hash: sha256(bytes) }
  })
}

async function* linesOf(snapshot: Snapshot, table: TableShape, tally: Tally) {
  for await (const piece of snapshot.rows(table)) {
    for (const row of piece) tally.count(table, row)
    yield Buffer.from(piece.map((row) => rowLine(row)).join(''))
  }
}

interface Adding {
  members: BackupManifest['members']
}

/** Answers what is not on the disk as it should be: a damaged file must not cost the backup of all others. */
async function addEvidence(
  source: BackupSource,
  archive: ArchiveWriter,
  { hashes, members }: Adding & { hashes: ReadonlySet<string> },
): Promise<string[]> {
  const missing: string[] = []
  for (const hash of [...hashes].sort()) {
    const bytes = await source.files.get(hash).catch(() => null)
    if (bytes) members.push(await archive.add(evidenceMember(hash), [bytes], { packed: false }))
    else missing.push(hash)
  }
  if (missing.length === 0) return missing
  const known = await evidenceNow(source)
  if (missing.some((hash) => !known.has(hash))) {
    throw new TakenAway('Evidence was removed again and again while the backup was made: try later')
  }
  return missing
}

async function evidenceNow(source: BackupSource): Promise<ReadonlySet<string>> {
  const snapshot = await source.snapshot()
  const tally = new Tally()
  try {
    for (const table of snapshot.tables.filter(({ name }) => name === 'evidence')) {
      for await (const piece of snapshot.rows(table)) {
        for (const row of piece) tally.count(table, row)
      }
    }
  } finally {
    await snapshot.close()
  }
  return tally.evidence
}

/** Keys are only ever added to; of batches, the files that are there, since what is missing is made again. */
async function keptFiles({ folder }: BackupSource, tally: Tally): Promise<string[]> {
  const batches = (await folder.list('batches')).filter((file) =>
    tally.batches.has(file.split('/')[1] ?? ''),
  )
  return [...(await folder.list('keys')), ...batches]
}

async function addFolder(
  { folder }: BackupSource,
  archive: ArchiveWriter,
  { files, members }: Adding & { files: readonly string[] },
): Promise<void> {
  for (const file of files) {
    if (placeOf(file) === null) {
      throw new Error(`${file} in the data folder cannot be in a backup: rename it or move it away`)
    }
    const bytes = await folder.read(file)
    if (bytes) members.push(await archive.add(file, [bytes], { packed: false }))
  }
}
