// What a backup says of itself: everything that is in it, by name, size and hash.
import { z } from 'zod'

/** Rises when an older Assay would misread the file. */
export const BACKUP_VERSION = 1
export const MANIFEST = 'manifest.json'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().min(0)

/** Looked at before anything else, so that a file of a later format is told as one. */
export const backupMark = z.object({
  format: z.literal('assay-backup'),
  version: z.number().int().min(1),
  /** The version of Assay that made it. It is printed, and a terminal obeys what some characters say. */
  assay: z.string().regex(/^[\w.+-]{1,40}$/),
})

export const manifestSchema = backupMark.extend({
  version: z.literal(BACKUP_VERSION),
  /** The newest migration of the database when it was taken. */
  migration: z.string(),
  engine: z.enum(['sqlite', 'postgres']),
  takenAt: z.iso.datetime(),
  /** Where the chain was broken already, the backup says so and keeps it as it is. */
  audit: z.object({ events: count, head: sha256.nullable(), brokenAt: count.nullable() }),
  tables: z.array(
    z.object({
      name: z.string(),
      rows: count,
      columns: z.array(z.object({ name: z.string(), type: z.string() })),
    }),
  ),
  members: z.array(z.object({ name: z.string(), bytes: count, sha256 })),
  /** Evidence that was not on the disk, or altered there, when the backup was made. */
  missing: z.array(sha256),
})

export type BackupManifest = z.infer<typeof manifestSchema>
export type BackupMember = BackupManifest['members'][number]

export type MemberPlace =
  | { kind: 'table'; table: string }
  | { kind: 'evidence'; sha256: string }
  /** A file below the data folder, by its path there. */
  | { kind: 'key' | 'batch'; path: string }

const part = '[A-Za-z0-9_-][A-Za-z0-9._-]*'
const table = /^tables\/([a-z][a-z0-9_]*)\.jsonl$/
const evidence = /^evidence\/([0-9a-f]{64})$/
const below = new RegExp(`^(keys|batches)(/${part}){1,3}$`)

export const tableMember = (name: string): string => `tables/${name}.jsonl`
export const evidenceMember = (hash: string): string => `evidence/${hash}`

/** Where a member belongs; null for a name that no backup has, and so for every path that leads elsewhere. */
export function placeOf(name: string): MemberPlace | null {
  const rows = table.exec(name)?.[1]
  if (rows !== undefined) return { kind: 'table', table: rows }
  const hash = evidence.exec(name)?.[1]
  if (hash !== undefined) return { kind: 'evidence', sha256: hash }
  const folder = below.exec(name)?.[1]
  if (folder === undefined) return null
  return { kind: folder === 'keys' ? 'key' : 'batch', path: name }
}
