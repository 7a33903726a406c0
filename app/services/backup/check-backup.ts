// Checks a backup from its first byte to its last before anything is made of it.
import { levelsOf, shapeAt, type TableShape, type Value } from '../../../db/backup/levels'
import { sha256 } from '../../../db/queries/audit'
import {
  BACKUP_VERSION,
  type BackupManifest,
  type BackupMember,
  backupMark,
  manifestSchema,
  placeOf,
  tableMember,
} from '../../core/backup/manifest'
import { readRow } from '../../core/backup/row-lines'
import { type Archive, BackupFlaw } from '../../ports/backup/read-archive'
import { Tally } from './tally'

export interface CheckedBackup {
  manifest: BackupManifest
  hash: string
  /** What the hash that was expected turned out to be; null where none was. */
  expected: 'manifest' | 'audit' | null
}

/**
 * Throws a BackupFlaw that says what is wrong. `expect` is the manifest's SHA-256 as it was printed when the
 * backup was made, or a head of the audit chain as it is printed in a report.
 */
export async function checkBackup(
  archive: Archive,
  { expect }: { expect: string | null },
): Promise<CheckedBackup> {
  const bytes = await archive.manifest()
  const manifest = readManifest(bytes)
  const hash = sha256(bytes)
  const members = membersOf(archive, manifest)
  const shapes = shapesOf(manifest)
  const tally = new Tally(expect === null ? [] : [expect])
  for (const table of shapes) {
    const member = members.get(tableMember(table.name))
    if (!member) throw new BackupFlaw(`The table ${table.name} is missing`)
    for await (const piece of rowsOf(archive, member, table)) {
      for (const row of piece) tally.count(table, row)
    }
  }
  compareCounts(manifest, tally)
  compareFiles(manifest, tally)
  for (const member of manifest.members) {
    if (placeOf(member.name)?.kind !== 'table') for await (const _ of archive.read(member));
  }
  return { manifest, hash, expected: expectedIn(expect, hash, tally) }
}

function readManifest(bytes: Buffer): BackupManifest {
  const read = jsonIn(bytes)
  const mark = backupMark.safeParse(read)
  if (!mark.success) throw new BackupFlaw('It is no backup of Assay: its manifest is none')
  if (mark.data.version > BACKUP_VERSION) throw newer(mark.data.assay, 'its form is a newer one')
  const manifest = manifestSchema.safeParse(read)
  if (!manifest.success) {
    const where = manifest.error.issues[0]?.path.join('.') ?? ''
    throw new BackupFlaw(`Its manifest was altered: ${where} is not as Assay writes it`)
  }
  return manifest.data
}

const newer = (assay: string, because: string) =>
  new BackupFlaw(
    `It needs Assay ${assay} or later, which made it (${because}). Install that version and restore with it`,
  )

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}

/** Exactly the members that the manifest tells of, each once, each in a place that a backup has. */
function membersOf(archive: Archive, { members }: BackupManifest): Map<string, BackupMember> {
  const known = new Map(members.map((member) => [member.name, member]))
  if (known.size !== members.length) throw new BackupFlaw('Its manifest names a member twice')
  for (const { name, sha256: hash } of members) {
    const place = placeOf(name)
    if (place === null) throw new BackupFlaw(`${JSON.stringify(name)} is no name of a member`)
    if (!archive.names.has(name)) throw new BackupFlaw(`${name} is missing`)
    if (place.kind === 'evidence' && place.sha256 !== hash) {
      throw new BackupFlaw(`${name} was altered`)
    }
  }
  for (const name of archive.names) {
    if (!known.has(name)) {
      throw new BackupFlaw(`${JSON.stringify(name)} is in it, and its manifest does not know of it`)
    }
  }
  if (!known.has('keys/portal.key')) throw new BackupFlaw("The portal's key is missing")
  return known
}

function shapesOf({ migration, assay, tables, members }: BackupManifest): TableShape[] {
  if (!levelsOf('postgres').some(({ tag }) => tag === migration)) {
    throw newer(assay, `its database has the migration ${migration}`)
  }
  const shapes = shapeAt(migration)
  const written = (table: { name: string; columns: readonly { name: string; type: string }[] }) =>
    `${table.name}: ${table.columns.map(({ name, type }) => `${name} ${type}`).join(', ')}`
  const told = new Set(tables.map(written))
  const strange = shapes.find((shape) => !told.has(written(shape)))
  const files = members.filter(({ name }) => placeOf(name)?.kind === 'table')
  if (strange || tables.length !== shapes.length || files.length !== shapes.length) {
    throw new BackupFlaw(`Its tables are not those of the migration ${migration}`)
  }
  return shapes
}

function compareCounts({ tables, audit }: BackupManifest, tally: Tally): void {
  const wrong = tables.find(({ name, rows }) => tally.rows(name) !== rows)
  if (wrong) throw new BackupFlaw(`The table ${wrong.name} has not the ${wrong.rows} rows it had`)
  const found = tally.audit
  if (found.head !== audit.head || found.events !== audit.events) {
    throw new BackupFlaw('Its audit log does not end where its manifest says')
  }
  if (found.brokenAt !== audit.brokenAt) {
    throw new BackupFlaw(`Its audit log was altered: event ${found.brokenAt} does not follow`)
  }
}

function compareFiles({ members, missing }: BackupManifest, tally: Tally): void {
  const held = new Set(missing)
  for (const { name } of members) {
    const place = placeOf(name)
    if (place?.kind === 'evidence') held.add(place.sha256)
  }
  for (const hash of tally.evidence) {
    if (!held.has(hash)) throw new BackupFlaw(`The evidence ${hash} is missing`)
  }
  for (const hash of held) {
    if (!tally.evidence.has(hash)) throw new BackupFlaw(`Nothing refers to the evidence ${hash}`)
  }
}

function expectedIn(expect: string | null, hash: string, tally: Tally): CheckedBackup['expected'] {
  if (expect === null) return null
  if (expect === hash) return 'manifest'
  if (tally.found.has(expect)) return 'audit'
  throw new BackupFlaw(
    'It is not the backup that was expected: neither is that the hash of its manifest, nor is it in its audit log',
  )
}

/** Rows held in memory at once. */
const PIECE = 500
/** One row; a vendor's answer or file may be long, and none comes near this. */
const LONGEST_LINE = 64 * 1024 * 1024

/** The rows of one table, each as its columns want it. Throws a BackupFlaw. */
export async function* rowsOf(
  archive: Archive,
  member: BackupMember,
  table: TableShape,
): AsyncGenerator<Value[][]> {
  let piece: Value[][] = []
  for await (const line of linesOf(archive.read(member))) {
    piece.push(rowIn(line, table))
    if (piece.length < PIECE) continue
    yield piece
    piece = []
  }
  if (piece.length > 0) yield piece
}

function rowIn(line: string, { name, columns }: TableShape): Value[] {
  try {
    return readRow(line, columns)
  } catch (error) {
    throw new BackupFlaw(
      `tables/${name}: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer[] = []
  let length = 0
  for await (const chunk of bytes) {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, at)]).toString('utf8')
      rest = []
      length = 0
      from = at + 1
    }
    rest.push(chunk.subarray(from))
    length += chunk.length - from
    if (length > LONGEST_LINE) throw new BackupFlaw('A row is too long')
  }
  if (length > 0) throw new BackupFlaw('A row is cut off')
}
